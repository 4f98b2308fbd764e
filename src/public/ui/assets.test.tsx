import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HomeView } from '../portal/views/home.tsx'
import { enhanceScript, stylesheetFor } from './assets.ts'
import { aShell } from './fixtures.ts'
import type { ItemSummary } from './item-card.tsx'
import { renderPage } from './render-page.ts'

const KILOBYTE = 1024

function sizeOf(name: string): number {
  return statSync(new URL(name, import.meta.url)).size
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function colourOf(name: string): string {
  const colour = new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(stylesheetFor().text)?.[1]
  if (!colour) throw new Error(`样式表里没有颜色 --${name}`)
  return colour
}

const ITEM: ItemSummary = {
  code: 'food-business-licence',
  name: '食品经营许可',
  href: '/guides/379902/food-business-licence',
  authorityName: '澄湖区市场监督管理局',
  promised: { amount: 5, unit: 'workday' },
  siteVisits: 1,
  fullyOnline: false,
  free: true,
}

describe('what a phone has to load', () => {
  it('is a stylesheet of at most 9 KB', () => {
    expect(sizeOf('./portal.css')).toBeLessThanOrEqual(9 * KILOBYTE)
  })

  it('is a script of at most 2 KB', () => {
    expect(Buffer.byteLength(enhanceScript.text)).toBeLessThanOrEqual(2 * KILOBYTE)
  })

  it('is a first page under 8 KB gzipped with style and script in it', () => {
    const topics = (count: number) => Array.from({ length: count }, (_, index) => ({ topic: `主题${index}`, count: index + 1 }))
    const html = renderPage(
      <HomeView
        shell={aShell()}
        today="2026-11-22"
        hall={{ id: 'H-379902', name: '澄湖区政务服务中心', address: '澄湖区云河路 66 号', nextOpenOn: '2026-11-23' }}
        tasks={[]}
        exampleQueries={['开饭馆', '公积金提取', '新生儿落户', '社保卡']}
        personTopics={topics(18)}
        enterpriseTopics={topics(13)}
        frequentItems={Array.from({ length: 6 }, (_, index) => ({ ...ITEM, code: `item-${index}` }))}
      />,
    )
    expect(gzipSync(html).length).toBeLessThan(8 * KILOBYTE)
  })
})

describe('the stylesheet', () => {
  it.each(['ink', 'soft', 'accent', 'deep', 'ok', 'warn', 'bad'])('has %s readable on white and on the page ground', (name) => {
    expect(contrast(colourOf(name), '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colourOf(name), '#f3f6fa')).toBeGreaterThanOrEqual(4.5)
  })

  it('is at least 18 pt with targets of 60 px in elder mode', () => {
    const elder = /\.elder\{([^}]*)\}/.exec(stylesheetFor().text)?.[1] ?? ''
    expect(elder).toContain('font-size:150%'); // 150 % of 16 px = 24 px = 18 pt
    expect(elder).toContain('--tap:60px')
    expect(elder).toContain('--small:1rem'); // nothing is smaller than the body text
  })

  it('takes a region’s colours and gives them a source of their own', () => {
    const branded = stylesheetFor({ accent: '#7a1f5c', accentDark: '#4f103a' })
    expect(branded.text).toContain('--accent:#7a1f5c;--deep:#4f103a')
    expect(branded.cspSource).not.toBe(stylesheetFor().cspSource)
    expect(stylesheetFor({ accent: '#7a1f5c', accentDark: '#4f103a' })).toBe(branded)
  })

  it('refuses a colour that is none', () => {
    expect(() => stylesheetFor({ accent: 'red}</style>', accentDark: '#000000' })).toThrow('#rrggbb')
  })
})

describe('inlined text', () => {
  it.each([
    ['style', stylesheetFor()],
    ['script', enhanceScript],
  ] as const)('of the %s cannot end its own element and has the hash of exactly what is sent', (_, asset) => {
    expect(asset.text).not.toContain('</')
    const hash = createHash('sha256').update(asset.text).digest('base64')
    expect(asset.cspSource).toBe(`'sha256-${hash}'`)
  })

  it('is still a script after the comments are gone', () => {
    expect(() => new Function(enhanceScript.text)).not.toThrow()
  })
})
