import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOfflineVerifier } from '../../../tools/build/offline-verifier.ts'
import { bringTo, signInActors } from '../../kit/actors.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const { number } = await bringTo(actors, 'certified')
await app.app.jobs.drain()
const { rows: [certificate] } = await app.owner.query<{ identifier: string; region: string }>('select identifier, region from certificates.certificate where application_number = $1', [number])
await buildOfflineVerifier()

const download = async (format: string): Promise<Buffer> => (await actors.citizen.open(`/citizen/certificates/${certificate!.identifier}/file?format=${format}`)).content
const files = { pdf: await download('pdf'), ofd: await download('ofd') }
const tampered = Buffer.from(files.pdf)
tampered[tampered.length >> 1]! ^= 1

const folder = mkdtempSync(join(tmpdir(), 'yichuang-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const inFolder = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const [pdf, ofd, wrong] = [inFolder('食品经营许可证.pdf', files.pdf), inFolder('食品经营许可证.ofd', files.ofd), inFolder('改过的.pdf', tampered)]

const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

const MODES = [
  { name: 'a phone', options: PHONE, reading: undefined },
  { name: 'a desktop', options: DESKTOP, reading: undefined },
  { name: 'a phone in elder mode', options: PHONE, reading: '24' },
] as const

describe.each(MODES)('on $name', ({ name, options, reading }) => {
  it('checks the file of a certificate without a script, and tells a changed one apart', async () => {
    const context = await browser.newContext({ ...options, javaScriptEnabled: true })
    if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
    const complaints = collectComplaints(context)
    const page = await context.newPage()
    await page.goto(`${app.url}/verify-file`)
    await expectAccessible(page)
    await page.setInputFiles('main input[type=file]', pdf)
    await press(page, 'main form button')
    await expect.poll(() => page.textContent('main')).toContain('真实有效')
    await expect.poll(() => page.textContent('main')).toContain('澄湖区市场监督管理局行政审批专用章（演示）')
    await expectAccessible(page)
    await shoot(page, `verify-file-${name.replaceAll(' ', '-')}`)
    await page.setInputFiles('main input[type=file]', wrong)
    await press(page, 'main form button')
    await expect.poll(() => page.textContent('main')).toContain('文件被改动过，请勿采信')
    await expectAccessible(page)
    await shoot(page, `verify-file-changed-${name.replaceAll(' ', '-')}`)
    await press(page, 'main form button')
    await expect.poll(() => page.textContent('main')).toContain('请选择要核验的证照文件')
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })
})

it('works without JavaScript, and takes an OFD too', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(`${app.url}/verify`)
  await press(page, 'main a:has-text("核验证照文件")')
  await page.setInputFiles('main input[type=file]', ofd)
  await press(page, 'main form button')
  await expect.poll(() => page.textContent('main')).toContain('真实有效')
})

describe('the page for places without a network', () => {
  let saved: string
  beforeAll(async () => {
    saved = inFolder('证照文件离线核验.html', await (await fetch(`${app.url}/offline-verifier.html`)).text())
  })

  async function openSaved(options = DESKTOP) {
    const context = await browser.newContext(options)
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    const page = await context.newPage()
    await page.goto(`file://${encodeURI(saved)}`)
    return { page, asked }
  }

  it('opened from a disk, it finds the real file genuine and the changed one changed, and asks nobody', async () => {
    const { page, asked } = await openSaved()
    const photo = inFolder('照片.jpg', 'no certificate')
    for (const [file, title] of [[pdf, '真实有效'], [wrong, '文件被改动过，请勿采信'], [ofd, '真实有效'], [photo, '文件没有电子签章']] as const) {
      await page.setInputFiles('#file', file)
      await page.waitForFunction((wanted) => document.querySelector('#result h2')?.textContent?.includes(wanted), title)
      await expectAccessible(page)
      if (file !== ofd) await shoot(page, `offline-${file === pdf ? 'genuine' : file === wrong ? 'changed' : 'none'}`)
    }
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  })

  it('learns from a newer list that the certificate was taken back; takes no list that nobody signed, nor an older one', async () => {
    const older = inFolder('旧名单.json', await (await fetch(`${app.url}/api/v1/certificates/trust-list`)).text())
    await app.owner.query("update certificates.certificate set state = 'revoked' where identifier = $1", [certificate!.identifier])
    app.platform.memo.forget('certificates.trustList')
    const text = await (await fetch(`${app.url}/api/v1/certificates/trust-list`)).text()
    const newer = inFolder('新名单.json', text)
    const forged = inFolder('假名单.json', text.replace(/"notValid":\{[^}]*\}/, '"notValid":{}'))
    const { page } = await openSaved(PHONE)
    await page.setInputFiles('#file', pdf)
    await page.waitForSelector('#result h2:has-text("真实有效")')
    await page.setInputFiles('#newList', forged)
    await page.waitForSelector('#list :text("没有采用")')
    await page.setInputFiles('#newList', newer)
    // The file that is shown is looked at again by itself.
    await page.waitForSelector('#result h2:has-text("证照现在不能用")')
    await expect.poll(() => page.textContent('#result')).toContain('撤销')
    await page.setInputFiles('#newList', older)
    await page.waitForSelector('#list :text("比正在使用的旧")')
    await expectAccessible(page)
    await shoot(page, 'offline-revoked-phone')
  })
})

/** What `ofd.js` offers a page, of its version that opens files without a licence key (decision 0016). */
interface OfdViewer {
  parseOfdDocument(order: { ofd: File; success(documents: { pages: unknown[] }[]): void; fail(error: unknown): void }): void
  renderOfd(width: number, document: { pages: unknown[] }): HTMLElement[]
}

it('a program of somebody else opens the sealed OFD: one page, every text and the seal', async () => {
  const page = await (await browser.newContext(DESKTOP)).newPage()
  const require = createRequire(import.meta.url)
  await page.addScriptTag({ path: require.resolve('vue/dist/vue.min.js') })
  await page.addScriptTag({ path: require.resolve('ofd.js/lib/ofd.umd.min.js') })
  const read = await page.evaluate(async (base64) => {
    const { ofd: viewer } = globalThis as unknown as { ofd: OfdViewer }
    const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], '证照.ofd')
    const [document] = await new Promise<{ pages: unknown[] }[]>((success, fail) => viewer.parseOfdDocument({ ofd: file, success, fail }))
    const pages = viewer.renderOfd(800, document!)
    globalThis.document.body.append(...pages)
    const red = pages.flatMap((each) => [...each.querySelectorAll('text, path')]).filter((shape) => /rgb\(2\d\d,\s?\d\d?,\s?\d\d?\)/.test(`${shape.getAttribute('fill')} ${shape.getAttribute('stroke')}`))
    return { pages: pages.length, text: pages.map(({ textContent }) => textContent).join(''), sealText: red.map(({ textContent }) => textContent).join('') }
  }, files.ofd.toString('base64'))
  await shoot(page, 'ofd-by-another')
  const compact = read.text.replaceAll(/\s/g, '')
  expect(read.pages).toBe(1)
  for (const text of ['食品经营许可证', '陈小满', '澄湖区市场监督管理局']) expect(compact).toContain(text)
  expect(read.sealText.replaceAll(/\s/g, '')).toContain('行政审批专用章')
  await page.context().close()
})
