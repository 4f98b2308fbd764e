import { describe, expect, it } from 'vitest'
import { NotFoundView } from '../portal/views/error-pages.tsx'
import { ProgressQueryView } from '../portal/views/progress-query.tsx'
import { aShell } from './fixtures.ts'
import { renderPage, toContentSecurityPolicy } from './render-page.ts'

describe('a public page', () => {
  it('is a whole Chinese document with a skip link to its main content', () => {
    const html = renderPage(<NotFoundView shell={aShell()} />)
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/)
    expect(html).toContain('href="#main"')
    expect(html).toContain('id="main"')
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  it('offers the elder mode by a link that returns here', () => {
    const html = renderPage(<NotFoundView shell={aShell({ currentPath: '/search?q=社保&page=2' })} />)
    const back = encodeURIComponent('/search?q=社保&page=2')
    expect(html).toContain(`/reading-mode?mode=elder&amp;textSize=18&amp;back=${back}`)
  })

  it.each([
    [18, 'class="elder"'],
    [24, 'class="elder t24"'],
    [30, 'class="elder t30"'],
  ] as const)('in elder mode at %i pt marks the root and offers the way back', (textSize, mark) => {
    const html = renderPage(<NotFoundView shell={aShell({ reading: { mode: 'elder', textSize } })} />)
    expect(html).toContain(`<html lang="zh-CN" ${mark}>`)
    expect(html).toContain('/reading-mode?mode=standard')
  })

  it('begins its title with 错误 after a failed submit', () => {
    const html = renderPage(<ProgressQueryView shell={aShell()} errors={{ number: '请填写办件编号' }} />)
    expect(html).toContain('<title>错误：查进度 - 云湖一窗</title>')
  })

  it('carries the hidden keys in every form that changes something', () => {
    const html = renderPage(<ProgressQueryView shell={aShell({ version: '7' })} errors={{}} />)
    expect(html).toContain('name="_csrf" value="csrf-token"')
    expect(html).toContain('name="_idempotencyKey" value="01930000-0000-7000-8000-000000000001"')
    expect(html).toContain('name="_version" value="7"')
  })

  it('escapes what comes from outside in text, title and address', () => {
    const html = renderPage(<NotFoundView shell={aShell({ platformName: '<b>"窗"</b>', currentPath: '/"><script>x</script>' })} />)
    expect(html).not.toContain('<b>"窗"')
    expect(html).not.toContain('<script>x')
  })

  it('needs no inline handler or style attribute, which its own policy would refuse', () => {
    const html = renderPage(<ProgressQueryView shell={aShell()} errors={{ number: '请填写' }} />)
    expect(html).not.toMatch(/<[^>]+ (style|on[a-z]+)=/)
    expect(toContentSecurityPolicy()).not.toContain('unsafe')
  })

  it('shows the way out only to someone signed in', () => {
    expect(renderPage(<NotFoundView shell={aShell()} />)).not.toContain('退出登录')
    expect(renderPage(<NotFoundView shell={aShell({ visitor: { name: '李*敏', kind: 'person' } })} />)).toContain('退出登录')
  })
})
