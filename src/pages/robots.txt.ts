import type { APIRoute } from 'astro'
import { siteRecord } from '../components/record.ts'
import { urlOf } from '../domain/urls.ts'

/** Unlisted pages carry `noindex`, which a crawler must be allowed to read: forbidding them here would undo it. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${urlOf(siteRecord().register.site.url, 'sitemap.xml')}\n`)
