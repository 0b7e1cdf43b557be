import { standingCommand } from '../awards/change-standing.ts'

export const command = standingCommand('revoke', {
  summary: 'Withdraws awards for good, with a reason.',
  example: 'Awarded to the wrong person.',
})
