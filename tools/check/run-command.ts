import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/config.ts'

export interface CommandResult {
  isOk: boolean
  seconds: number
  /** Both streams, as they came. */
  output: string
}

/** Runs a program of node_modules on the Node we run on, and keeps what it prints. */
export function runCommand(script: string, args: string[], env: Record<string, string> = {}): Promise<CommandResult> {
  const startedAt = performance.now()
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
    const finish = (isOk: boolean) => done({ isOk, seconds: (performance.now() - startedAt) / 1000, output: chunks.join('') })
    child.on('error', (error) => {
      chunks.push(error.message)
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}
