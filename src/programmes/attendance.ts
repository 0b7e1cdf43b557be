import type { Course } from '../domain/programme.ts'

/** The newest year for which attendance is known, and how many there were. */
export function latestAttendance({ attendance = {} }: Course): { year: string; learners: number } | undefined {
  const [newest] = Object.entries(attendance).sort(([a], [b]) => (a < b ? 1 : -1))
  return newest && { year: newest[0], learners: newest[1] }
}
