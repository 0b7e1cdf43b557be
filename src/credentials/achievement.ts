import type { Alignment } from '../domain/alignment.ts'
import { achievementTypes, type BadgeClass } from '../domain/badge-class.ts'
import { defined, type JsonObject } from '../domain/json.ts'
import { type ResultDescription, type RubricLevel, resultTypes } from '../domain/result.ts'
import type { Site } from '../domain/site.ts'
import { paths, urlOf } from '../domain/urls.ts'
import { criteriaNarrative } from './criteria-narrative.ts'
import { OPEN_BADGES_CONTEXT } from './facts.ts'
import { identifierEntries, profile } from './profile.ts'

/** Open Badges 3.0 Alignment. Its `type` is needed: the other terms are defined only inside it. */
export function alignments(list: readonly Alignment[] | undefined): JsonObject[] | undefined {
  return list?.map((alignment) =>
    defined({
      type: ['Alignment'],
      targetName: alignment.name,
      targetUrl: alignment.url,
      targetCode: alignment.code,
      targetDescription: alignment.description,
      targetFramework: alignment.framework,
      targetType: alignment.type,
    }),
  )
}

/** Id of a result description of a badge class; awards' results point to it. */
export function resultId(site: Site, badge: string, result: string): string {
  return `${urlOf(site.url, paths.achievement(badge))}#${result}`
}

/** Id of a rubric level of a result description. */
export function levelId(site: Site, badge: string, result: string, level: string): string {
  return `${resultId(site, badge, result)}/${level}`
}

function rubricLevel(level: RubricLevel, id: string): JsonObject {
  return defined({
    id,
    type: ['RubricCriterionLevel'],
    name: level.name,
    description: level.description,
    level: level.level,
    points: level.points,
    alignment: alignments(level.alignments),
  })
}

function resultDescription(result: ResultDescription, badge: string, site: Site): JsonObject {
  const idOf = (level: string) => levelId(site, badge, result.id, level)
  return defined({
    id: resultId(site, badge, result.id),
    type: ['ResultDescription'],
    name: result.name,
    resultType: resultTypes.toWire.get(result.type) ?? result.type,
    allowedValue: result.values,
    requiredValue: result.requiredValue,
    requiredLevel: result.requiredLevel && idOf(result.requiredLevel),
    valueMin: result.min,
    valueMax: result.max,
    rubricCriterionLevel: result.levels?.map((level) => rubricLevel(level, idOf(level.id))),
    alignment: alignments(result.alignments),
  })
}

function related(badgeClass: BadgeClass, site: Site): JsonObject[] {
  const openBadges2 = {
    type: ['Related', 'https://w3id.org/openbadges#BadgeClass'],
    id: urlOf(site.url, paths.badgeClass(badgeClass.slug)),
    version: 'Open Badges v2p0',
  }
  const editions = (badgeClass.related ?? []).map((edition) =>
    defined({
      type: ['Related'],
      id: edition.badge === undefined ? edition.url : urlOf(site.url, paths.achievement(edition.badge)),
      inLanguage: edition.language,
      version: edition.version,
    }),
  )
  return [openBadges2, ...editions]
}

/** Search words and skills of a badge class, each once, in order. Undefined when there are none. */
export function tagsOf(badgeClass: BadgeClass): string[] | undefined {
  const tags = [...new Set([...(badgeClass.tags ?? []), ...(badgeClass.skills ?? [])])]
  return tags.length === 0 ? undefined : tags
}

/**
 * A badge class as an Open Badges 3.0 Achievement, without a context of its own.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/ Achievement
 */
export function achievement(badgeClass: BadgeClass, site: Site): JsonObject {
  const { slug } = badgeClass
  return defined({
    id: urlOf(site.url, paths.achievement(slug)),
    type: ['Achievement'],
    achievementType: achievementTypes.toWire.get(badgeClass.type ?? 'badge') ?? badgeClass.type,
    name: badgeClass.name,
    description: badgeClass.description,
    criteria: { id: urlOf(site.url, paths.badge(slug)), narrative: criteriaNarrative(badgeClass) },
    image: defined({ id: urlOf(site.url, paths.badgePng(slug)), type: 'Image', caption: badgeClass.imageAlt }),
    creator: badgeClass.creator && profile(badgeClass.creator),
    inLanguage: badgeClass.language ?? site.language,
    version: badgeClass.version,
    tag: tagsOf(badgeClass),
    alignment: alignments(badgeClass.alignments),
    fieldOfStudy: badgeClass.fieldOfStudy,
    specialization: badgeClass.specialization,
    humanCode: badgeClass.code,
    otherIdentifier: identifierEntries(badgeClass.identifiers),
    creditsAvailable: badgeClass.creditsAvailable,
    resultDescription: badgeClass.results?.map((result) => resultDescription(result, slug, site)),
    related: related(badgeClass, site),
  })
}

/** The Achievement as a document of its own. */
export function achievementDocument(badgeClass: BadgeClass, site: Site): JsonObject {
  return { '@context': [...OPEN_BADGES_CONTEXT], ...achievement(badgeClass, site) }
}
