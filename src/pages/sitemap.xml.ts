import type { APIRoute } from 'astro'
import { listedAwards, siteRecord, siteSkills } from '../components/record.ts'
import { allSkills } from '../domain/skills.ts'
import { paths, urlOf } from '../domain/urls.ts'

/** Every page that search engines may list, and no award that its learner did not make public. */
export const GET: APIRoute = () => {
  const { site, badgeClasses, pathways, careers } = siteRecord().register
  const pages = [
    paths.home(),
    paths.issuer(),
    paths.verify(),
    paths.readBadge(),
    'about/',
    ...[...badgeClasses.keys()].map(paths.badge),
    ...[...pathways.keys()].map(paths.pathway),
    ...(allSkills(siteSkills()).length === 0 ? [] : [paths.skills()]),
    ...allSkills(siteSkills()).map(({ slug }) => paths.skill(slug)),
    ...(careers.size === 0 ? [] : [paths.careers()]),
    ...[...careers.keys()].map(paths.career),
    ...listedAwards().map(({ id }) => paths.award(id)),
  ]
  // Paths are slugs and ids, and the base is a checked URL: only an ampersand in the base could need escaping.
  const urls = pages.map((path) => `  <url><loc>${urlOf(site.url, path).replaceAll('&', '&amp;')}</loc></url>\n`)
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`,
  )
}
