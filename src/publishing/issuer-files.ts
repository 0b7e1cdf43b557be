import { endorsedId, endorsementsOf } from '../credentials/endorsement.ts'
import { didDocument, jwkDocument, jwks, type PublishedKey } from '../credentials/keys.ts'
import { issuer2, revocationList } from '../credentials/open-badge-2.ts'
import { profileDocument } from '../credentials/profile.ts'
import type { IssuerKey } from '../domain/issuer-key.ts'
import { defined, type JsonObject, jsonText } from '../domain/json.ts'
import { didDocumentPath, paths } from '../domain/urls.ts'
import type { Ledger } from '../ledger/state.ts'
import { multikeyOf } from '../proofs/multikey.ts'
import { pngOf } from './images.ts'
import { type PublishedFile, textFile } from './published-file.ts'
import type { Record } from './record.ts'
import { withdrawals } from './withdrawals.ts'

/** A JSON document of the site. */
export function jsonFile(path: string, document: JsonObject): PublishedFile {
  return textFile(path, 'application/json', jsonText(document))
}

/** A key with what the DID document needs beside it. */
export function publishedKey(key: IssuerKey): PublishedKey {
  return key.publicJwk.kty === 'OKP' ? { ...key, publicKeyMultibase: multikeyOf(key.publicJwk) } : key
}

/**
 * Keys: the did:web document, the key set, and each key as a document of its own. A compromised key stays in the DID document
 * for the record, where it may assert nothing; its own files go, since verifiers of tokens take them for permission.
 */
function keyFiles({ register: { keys, site } }: Record): PublishedFile[] {
  const trusted = keys.filter(({ compromisedOn }) => compromisedOn === undefined)
  return [
    jsonFile(didDocumentPath(site.url), didDocument(keys.map(publishedKey), site)),
    jsonFile(paths.jwks(), jwks(trusted, site)),
    ...trusted.map((key) => jsonFile(paths.key(key.kid), jwkDocument(key, site))),
  ]
}

/** The newest edition of each status list, as it was signed. */
function statusFiles({ statusLists }: Ledger): PublishedFile[] {
  return [...statusLists.values()].map(({ list, credential }) => jsonFile(paths.statusList(list), credential))
}

/**
 * How far the ledger has come: its number of entries and the digest of the last. By this the next issuing step sees that no
 * ledger that is shorter or another has taken the place of the one that was published.
 */
function ledgerFile({ tip }: Ledger): PublishedFile {
  return jsonFile(paths.ledger(), { entries: tip.entries, last: tip.last })
}

/** All that is published about the issuer: profile in both versions, logo, keys, status lists, revocations, the ledger's tip. */
export async function issuerFiles(record: Record): Promise<PublishedFile[]> {
  const { issuer, site, endorsements } = record.register
  const endorsement = endorsementsOf(endorsedId({ endorses: 'issuer' }, site), endorsements, site)
  const logo =
    issuer.logo === undefined
      ? []
      : [{ path: paths.logoPng(), mediaType: 'image/png', bytes: await pngOf(issuer.logo) }]
  return [
    jsonFile(paths.profile(), defined({ ...profileDocument(issuer, site), endorsement })),
    jsonFile(paths.issuer2(), issuer2(issuer, site)),
    jsonFile(paths.revocations(), revocationList(withdrawals(record.ledger), site)),
    ...logo,
    ...keyFiles(record),
    ...statusFiles(record.ledger),
    ledgerFile(record.ledger),
  ]
}
