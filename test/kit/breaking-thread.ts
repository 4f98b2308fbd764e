// Stands for a background thread: breaks when it is woken, and never ends a drain.
import { parentPort } from 'node:worker_threads'
import type { BackgroundAnswer, BackgroundCommand } from '../../src/background-thread.ts'

const answer = (message: BackgroundAnswer) => parentPort!.postMessage(message)

parentPort!.on('message', (command: BackgroundCommand) => {
  if (command.kind === 'wake') throw new Error('broken on purpose')
  if (command.kind === 'stop') parentPort!.close()
})
answer({ kind: 'started' })
