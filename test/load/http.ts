import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** Bytes of the body as they came over the wire. */
  bytes: number
}

export interface Ask {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}

/** One kept-alive connection that asks one thing at a time. */
export interface Connection {
  ask(ask: Ask): Promise<Answer>
  close(): void
}

/**
 * A client just large enough to measure with: `fetch` costs more CPU than the server's own HTTP, and the load
 * generator counts into the two cores. Knows Content-Length and chunked bodies; loopback only.
 */
export function openConnection(port: number, timeoutMs = 60_000): Connection {
  let socket: Socket | undefined
  let received = Buffer.alloc(0)
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined

  const fail = (error: Error) => {
    socket?.destroy()
    socket = undefined
    received = Buffer.alloc(0)
    waiting?.reject(error)
    waiting = undefined
  }
  const open = (): Socket => {
    const opened = connect(port, '127.0.0.1')
    opened.setNoDelay(true)
    opened.setTimeout(timeoutMs, () => fail(new Error('no answer in time')))
    opened.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const parsed = parse(received)
      if (!parsed || !waiting) return
      received = received.subarray(parsed.end)
      const { resolve } = waiting
      waiting = undefined
      if (parsed.answer.headers.connection === 'close') {
        opened.destroy()
        socket = undefined
      }
      resolve(parsed.answer)
    })
    opened.on('error', fail)
    opened.on('close', () => socket === opened && fail(new Error('the server closed the connection')))
    return opened
  }
  return {
    ask({ method, path, headers = {}, body }) {
      if (waiting) throw new Error('one question at a time')
      socket ??= open()
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')
      const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines}${length}\r\n${body ?? ''}`)
      return new Promise((resolve, reject) => (waiting = { resolve, reject }))
    },
    close() {
      socket?.removeAllListeners('close')
      socket?.destroy()
      socket = undefined
    },
  }
}

/** The first whole answer in `bytes`, or undefined while some of it is still on its way. */
function parse(bytes: Buffer): { answer: Answer; end: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const [statusLine, ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n')
  const status = Number(statusLine!.split(' ')[1])
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const start = headEnd + 4
  if (headers['transfer-encoding'] === 'chunked') {
    const chunks = parseChunks(bytes, start)
    return chunks && { answer: { status, headers, body: chunks.body.toString('utf8'), bytes: chunks.body.length }, end: chunks.end }
  }
  const length = Number(headers['content-length'] ?? 0)
  if (bytes.length < start + length) return undefined
  return { answer: { status, headers, body: bytes.toString('utf8', start, start + length), bytes: length }, end: start + length }
}

function parseChunks(bytes: Buffer, start: number): { body: Buffer; end: number } | undefined {
  const parts: Buffer[] = []
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return undefined
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return undefined
    if (size === 0) return { body: Buffer.concat(parts), end: next }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = next
  }
}
