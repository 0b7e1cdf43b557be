import type { APIRoute, GetStaticPaths } from 'astro'
import { learnerView } from '../../../components/learner/progress.ts'
import { buildDay, siteRecord } from '../../../components/record.ts'

export const getStaticPaths = (() =>
  [...siteRecord().register.learners.keys()].map((pseudonym) => ({ params: { pseudonym } }))) satisfies GetStaticPaths

/** A learner’s skills and credentials as plain text, as their page shows them. */
export const GET: APIRoute = ({ params }) => {
  const learner = siteRecord().register.learners.get(params.pseudonym!)!
  return new Response(learnerView(learner, { ...siteRecord(), day: buildDay() }).text)
}
