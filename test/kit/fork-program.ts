import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../src/platform/config.ts'

const LOADER = pathToFileURL(join(ROOT, 'tools/load-typescript.mjs')).href

/**
 * Starts a TypeScript program of the project as a process of its own, with a channel for messages; what it writes to stderr is shown.
 * @param nodeOptions for example `['--cpu-prof']`
 */
export const forkProgram = (file: string, args: string[] = [], { env = process.env, nodeOptions = [] }: { env?: NodeJS.ProcessEnv; nodeOptions?: string[] } = {}): ChildProcess =>
  fork(join(ROOT, file), args, { execArgv: ['--import', LOADER, ...nodeOptions], cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
