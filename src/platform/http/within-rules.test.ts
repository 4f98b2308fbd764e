import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { keepWithin, toLocation } from './within-rules.ts'

const within = (html: string) => keepWithin(html, '/room/abc')

it('every address of a page leads below the guest\'s own', () => {
  expect(within('<a class="x" href="/search?q=1">a</a><img src="/files/1"/>')).toBe('<a class="x" href="/room/abc/search?q=1">a</a><img src="/room/abc/files/1"/>')
  expect(within('<button formAction="/drafts/1/discard">x</button>')).toContain('formAction="/room/abc/drafts/1/discard"')
  expect(within('<form method="post" action="/sign-in" data-autosave="/drafts/1/autosave"></form>')).toBe('<form autocomplete="off" method="post" action="/room/abc/sign-in" data-autosave="/room/abc/drafts/1/autosave"></form>')
  expect(within('<input data-suggest="/api/v1/items/suggest?q="/>')).toContain('data-suggest="/room/abc/api/v1/items/suggest?q="')
  expect(within('<a href="/">首页</a><a href="#main">跳到</a><a href="?page=2">下一页</a>')).toBe('<a href="/room/abc/">首页</a><a href="#main">跳到</a><a href="?page=2">下一页</a>')
})

it('other sites, the telephone and new windows are no way out', () => {
  expect(within('<a class="tap" href="tel:12345">12345</a>')).toBe('<a class="tap">12345</a>')
  expect(within('<a href="https://example.com/x" target="_blank">x</a><a href="//example.com">y</a><a href="mailto:a@b">z</a>')).toBe('<a>x</a><a>y</a><a>z</a>')
  expect(within('<link rel="icon" href="data:,"/>')).toBe('<link rel="icon" href="data:,"/>')
})

it('the browser is asked to remember nothing that is typed', () => {
  expect(within('<form action="/a"><input autoComplete="username"/><input autocomplete="current-password"/></form>')).toBe('<form autocomplete="off" action="/room/abc/a"><input autocomplete="off"/><input autocomplete="off"/></form>')
})

it('inlined scripts and styles keep the bytes that the policy knows, and data on a script\'s tag is an address like others', () => {
  const script = 'if (a<b&&c>d) document.body.innerHTML = \'<a href="/x" target="_blank">\''
  const style = 'a[href="/x"]{color:red}'
  const html = within(`<style>${style}</style><script data-at="/rate/device">${script}</script><a href="/x">x</a>`)
  expect(html).toBe(`<style>${style}</style><script data-at="/room/abc/rate/device">${script}</script><a href="/room/abc/x">x</a>`)
  const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')
  expect(hashOf(/<script[^>]*>([^]*)<\/script>/.exec(html)![1]!)).toBe(hashOf(script))
})

it('what somebody typed stays as it was typed', () => {
  // As React escapes it.
  const typed = '<p>写 href=&quot;/x&quot; 也行</p><input type="hidden" name="back" value="/applications/1"/><textarea>a &lt;a href=&quot;/x&quot;&gt;</textarea>'
  expect(within(typed)).toBe(typed)
})

it('a redirect stays within; one to elsewhere is left as it is', () => {
  expect(toLocation('/drafts/1?x=/y', '/room/abc')).toBe('/room/abc/drafts/1?x=/y')
  expect(toLocation('https://example.com/', '/room/abc')).toBe('https://example.com/')
})
