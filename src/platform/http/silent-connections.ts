import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Connections over which nothing was ever asked: browsers open them ahead, in case. Node counts them neither as idle nor as
 * done, so a server that stops would wait for a request that never comes.
 */
export function followSilentConnections(server: Server): { close(): void } {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return {
    close() {
      // Whoever has begun to ask is answered.
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    },
  }
}
