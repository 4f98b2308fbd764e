import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startTestApp } from '../../../test/kit/test-app.ts'
import { followSilentConnections } from './silent-connections.ts'

it('lets go who never asked, and answers who has begun to', async () => {
  const server = createServer((_, reply) => void reply.end('answered'))
  const silent = followSilentConnections(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => server.closeAllConnections())
  const { port } = server.address() as AddressInfo
  const accepted: { bytesRead: number }[] = []
  server.on('connection', (socket: { bytesRead: number }) => accepted.push(socket))

  const unused = connect(port, '127.0.0.1')
  const begun = connect(port, '127.0.0.1')
  begun.write('GET / HTTP/1.1\r\nHost: a\r\n')
  await vi.waitUntil(() => accepted.length === 2 && accepted.some(({ bytesRead }) => bytesRead > 0))
  const isClosed = once(server.close(), 'close')
  silent.close()
  await once(unused, 'close')
  begun.write('Connection: close\r\n\r\n')
  expect(await text(begun)).toContain('answered')
  await isClosed
})

it('a platform that stops waits for nobody who asks nothing', async () => {
  const city = await startTestApp()
  const isAccepted = once(city.app.server.server, 'connection')
  const unused = connect(Number(new URL(city.url).port), '127.0.0.1')
  await isAccepted
  const whenImpatient = vi.spyOn(city.app.server.server, 'closeAllConnections')
  await Promise.all([once(unused, 'close'), city.close()])
  expect(whenImpatient).not.toHaveBeenCalled()
})
