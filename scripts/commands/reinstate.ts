import { standingCommand } from '../awards/change-standing.ts'

export const command = standingCommand('reinstate', {
  summary: 'Lets suspended awards count again, with a reason.',
  example: 'The review found nothing wrong.',
})
