import { connect, type Socket } from 'node:net'

export interface Screens {
  close(): void
}

/**
 * Screens of halls, each with a stream of its own, as a browser's EventSource holds it. `onBoard` is told every board that reaches one, as
 * the text it came in: whoever wants numbers looks for them there. Resolves once every screen shows something.
 */
export async function openScreens(port: number, halls: readonly string[], onBoard: (screen: number, text: string) => void): Promise<Screens> {
  const sockets: Socket[] = []
  await Promise.all(halls.map((hall, screen) => new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    let rest = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      const events = (rest + chunk).split('\n\n')
      rest = events.pop()!
      for (const event of events) {
        if (!event.includes('data: ')) continue
        onBoard(screen, event)
        resolve()
      }
    })
    socket.on('error', reject)
    socket.write(`GET /api/v1/halls/${hall}/board/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`)
  })))
  return { close: () => sockets.forEach((socket) => socket.destroy()) }
}
