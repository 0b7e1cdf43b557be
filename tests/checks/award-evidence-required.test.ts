import { describe, expect, it } from 'vitest'
import { AWARD, AWARD_ID, award, BADGE, badge, problemsOf, recipient, yaml } from '../helpers/content.ts'

const ASKING = { [BADGE]: badge({ evidenceRequired: true }) }
const EVIDENCE = [{ url: 'https://work.example/1' }]

describe('award-evidence-required', () => {
  it('refuses an award without evidence where the badge class asks for it', () => {
    expect(problemsOf(ASKING)).toEqual([
      `${AWARD}:1:1 award-evidence-required: The badge class "teamwork" asks for evidence, and award "${AWARD_ID}" has none. [add "evidence:" with the url or the narrative of what was handed in]`,
    ])
  })

  it('takes an award with evidence, and any award where none is asked for', () => {
    expect(problemsOf({ ...ASKING, [AWARD]: award({ evidence: EVIDENCE }) })).toEqual([])
    expect(problemsOf({ [BADGE]: badge({ evidenceRequired: false }) })).toEqual([])
  })

  it('takes the evidence of a cohort for each recipient, and points at the recipient who has none', () => {
    const recipients = ['bbbbbbbbbbbbbbbb', 'cccccccccccccccc'].map((id) => ({ id, recipient: recipient(id) }))
    const shared = { badge: 'teamwork', awardedOn: '2026-03-01' }
    const withAward = { ...ASKING, [AWARD]: award({ evidence: EVIDENCE }) }
    const cohort = yaml({ ...shared, evidence: EVIDENCE, recipients })
    expect(problemsOf({ ...withAward, 'awards/2026/03/spring.yaml': cohort })).toEqual([])
    const lacking = yaml({ ...shared, recipients: [{ ...recipients[0], evidence: EVIDENCE }, recipients[1]] })
    const lines = problemsOf({ ...withAward, 'awards/2026/03/spring.yaml': lacking })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/spring\.yaml:3:\d{3} award-evidence-required: .*award "cccccccccccccccc" has none/)
  })
})
