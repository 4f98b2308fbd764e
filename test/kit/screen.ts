/** A browser without scripts, as far as isolation is concerned: cookies by name and path, redirects one by one. */
export interface Screen {
  cookies: Map<string, { value: string; path: string }>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, fields?: Record<string, string>): Promise<Answer>
}

export interface Answer {
  status: number
  location: string | undefined
  html: string
  headers: Headers
}

/** `cookies` may be taken over from another server's screen: a hall's load balancer shows the same browser to both. */
export function createScreen(url: string, cookies: Screen['cookies'] = new Map()): Screen {
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const sent = [...cookies].filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')) || path.startsWith(`${cookie.path}?`))
      .sort(([, a], [, b]) => b.path.length - a.path.length).map(([key, { value }]) => `${key.split('\n')[0]}=${value}`)
    const reply = await fetch(`${url}${path}`, { ...init, redirect: 'manual', headers: { accept: 'text/html', ...init.headers, ...(sent.length ? { cookie: sent.join('; ') } : {}) } })
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      const at = /; *path=([^;]*)/i.exec(line)?.[1] ?? '/'
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(`${name}\n${at}`)
      else cookies.set(`${name}\n${at}`, { value: value!, path: at })
    }
    return { status: reply.status, location: reply.headers.get('location') ?? undefined, html: await reply.text(), headers: reply.headers }
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = {}) => ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  }
}

/** The hidden fields of the first form of a page that posts to `action`. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/g)].find(([, to]) => to!.endsWith(action))
  return Object.fromEntries([...(form?.[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
}
