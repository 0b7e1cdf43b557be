import { asArray, type JsonObject } from '../../domain/json.ts'
import type { ShapeFaults } from './faults.ts'

const VC_2 = 'https://www.w3.org/ns/credentials/v2'
const VC_1 = 'https://www.w3.org/2018/credentials/v1'
const OPEN_BADGES_3 = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$/
const CLR_2 = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(-2\.\d\.\d)*\.json$/

/** Whether a credential follows version 1.1 of the Verifiable Credentials data model, or 2.0. */
export function dataModel(document: JsonObject): '1.1' | '2.0' {
  return asArray(document['@context']).includes(VC_1) ? '1.1' : '2.0'
}

/** Which contexts a document must name, and in what order (Open Badges 3.0, section 7; CLR 2.0, section 7). */
export function contextFaults(document: JsonObject, needs: 'open-badges' | 'clr'): ShapeFaults {
  const contexts = asArray(document['@context'])
  const isNamed = (pattern: RegExp) => contexts.some((context) => typeof context === 'string' && pattern.test(context))
  const [first, second] = contexts
  const wrong = [
    ...(first === VC_2 || first === VC_1 ? [] : ['@context does not begin with that of verifiable credentials']),
    ...(needs === 'clr' && !isNamed(CLR_2) ? ['@context does not name that of CLR 2.0'] : []),
    ...(needs === 'open-badges' && !isNamed(OPEN_BADGES_3) ? ['@context does not name that of Open Badges 3.0'] : []),
  ]
  const expected = needs === 'clr' ? CLR_2 : OPEN_BADGES_3
  const isSecond = typeof second === 'string' && expected.test(second)
  const loose = wrong.length === 0 && !isSecond ? ['@context names its standard in another place than the second'] : []
  return { wrong, loose }
}

const OPEN_BADGES_2 = /^https:\/\/(w3id\.org\/openbadges|purl\.imsglobal\.org\/spec\/ob)\/v2(p\d)?(\/|$)/

/** An Open Badges 2.0 document names the context of that version first; the context is not needed to read it. */
export function hostedContextFaults(document: JsonObject): readonly string[] {
  const [first] = asArray(document['@context'])
  return typeof first === 'string' && OPEN_BADGES_2.test(first) ? [] : ['@context is not that of Open Badges 2.0']
}
