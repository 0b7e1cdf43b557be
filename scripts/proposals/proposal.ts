import type { Register } from '../../src/domain/register.ts'
import type { Change } from '../../src/intake/files.ts'
import { readFilled } from './answers.ts'
import { proposeBadge } from './badge.ts'
import { explainCorrection } from './correction.ts'
import { proposeWithdrawal } from './withdrawal.ts'

/** An issue that a maintainer accepted. */
export interface Issue {
  readonly number: number
  /** What its author wrote. */
  readonly body: string
}

/** What there is to answer from. */
export interface Surroundings {
  /** Repository root. */
  readonly root: string
  readonly register: Register
  /** The day as YYYY-MM-DD. */
  readonly today: string
}

/** A change of content that can be discussed. No word of the issue stands outside of its files and code blocks. */
export interface Draft {
  readonly changes: readonly Change[]
  /** Title of the pull request and of its commit; made of names of ours. */
  readonly title: string
  /** What whoever approves must look at, in Markdown. */
  readonly notes: string
}

/** What an issue comes to: a draft, or an answer to its author in Markdown. */
export type Proposal = { readonly draft: Draft } | { readonly answer: string }

const REFUSED = `This could not become a pull request:

`
const AGAIN = `

Edit the issue, and ask a maintainer to take the label off and put it on again.`

/** The answer to an issue that cannot be used. */
export function refusal(faults: readonly string[]): Proposal {
  return { answer: REFUSED + faults.map((fault) => `- ${fault}`).join('\n') + AGAIN }
}

/** Makes a draft, or an answer, of an issue. Nothing is written. */
export function proposalOf(issue: Issue, around: Surroundings): Proposal {
  const filled = readFilled(issue.body)
  if (!filled.ok) return refusal(filled.faults)
  switch (filled.form) {
    case 'badge':
      return proposeBadge(filled.answers, issue, around)
    case 'error':
      return explainCorrection(filled.answers, around)
    case 'withdrawal':
      return proposeWithdrawal(filled.answers, around)
  }
}
