import { spawn } from 'node:child_process'
import { type RemoteSign, signerFailed } from './remote-signer.ts'
import type { KeySource } from './sources.ts'

type CommandSource = Extract<KeySource, { readonly kind: 'command' }>

/** How long a program may take for one signature, in milliseconds. */
export const COMMAND_TIME = 30_000

/** No signature is longer: RSA keys of 16,384 bits have 2,048 bytes. */
const MOST_BYTES = 2048

/**
 * Signs with a program, such as the client of a hardware module: the bytes to sign on its standard input, the signature on its
 * standard output, exit code 0. No shell takes part: words are parted at spaces. Its words may hold a PIN and what it says may
 * hold anything, so errors name the program alone.
 */
export function commandSign({ where, words, env }: CommandSource, time = COMMAND_TIME): RemoteSign {
  const [program = '', ...args] = words
  const failed = (what: string) => signerFailed(where, what, 'run the program by hand, with some bytes on its input')
  return (bytes) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        env,
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: time,
        killSignal: 'SIGKILL',
      })
      const chunks: Buffer[] = []
      let length = 0
      child.stdout.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length <= MOST_BYTES) chunks.push(chunk)
        else child.kill('SIGKILL')
      })
      // A program may end before it has read its input; its exit code tells.
      child.stdin.on('error', () => {})
      child.on('error', ({ code }: NodeJS.ErrnoException) => reject(failed(`${program} cannot be started (${code})`)))
      child.on('close', (code, signal) => {
        if (code === 0) resolve(new Uint8Array(Buffer.concat(chunks)))
        else if (length > MOST_BYTES) reject(failed(`${program} gave more than ${MOST_BYTES} bytes`))
        else if (signal === 'SIGKILL') reject(failed(`${program} was stopped after ${time / 1000} seconds`))
        else reject(failed(`${program} ended with ${signal ?? code}`))
      })
      child.stdin.end(bytes)
    })
}
