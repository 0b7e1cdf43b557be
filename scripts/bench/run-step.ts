import { STEPS } from './steps.ts'

/** Runs one step in a process of its own and prints what it took as JSON. */
const [step = '', root = ''] = process.argv.slice(2)
console.log(JSON.stringify(await STEPS[step]!(root)))
