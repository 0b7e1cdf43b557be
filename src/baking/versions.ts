/** What an image can carry: a version of Open Badges, or a Comprehensive Learner Record. */
export type Version = 'openBadges3' | 'openBadges2' | 'clr'

/** How an image carries one version (Open Badges 3.0, section 5.3 "Baked Badge"; Open Badges 2.0, "Baking"; CLR 2.0 likewise). */
export interface VersionFacts {
  /** For messages. */
  readonly title: string
  /** Keyword of the PNG text chunk. */
  readonly keyword: string
  /** Namespace of the SVG element. */
  readonly namespace: string
  /** Local name of the SVG element. */
  readonly element: string
}

/** Open Badges 3.0 comes first in a PNG, for readers who search the file for the first of everything. */
export const versions: Readonly<Record<Version, VersionFacts>> = {
  openBadges3: {
    title: 'Open Badges 3.0',
    keyword: 'openbadgecredential',
    namespace: 'https://purl.imsglobal.org/ob/v3p0',
    element: 'credential',
  },
  openBadges2: {
    title: 'Open Badges 2.0',
    keyword: 'openbadges',
    namespace: 'http://openbadges.org',
    element: 'assertion',
  },
  clr: {
    title: 'CLR 2.0',
    keyword: 'clrcredential',
    namespace: 'https://purl.imsglobal.org/clr/v2p0',
    element: 'credential',
  },
}

/** The order of {@link versions}, as a list. */
export const versionNames: readonly Version[] = ['openBadges3', 'openBadges2', 'clr']
