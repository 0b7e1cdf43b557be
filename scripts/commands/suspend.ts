import { standingCommand } from '../awards/change-standing.ts'

export const command = standingCommand('suspend', {
  summary: 'Withdraws awards for a time, with a reason.',
  example: 'The work is being reviewed.',
})
