import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { DESKTOP, expectAccessible, launchBrowser, PHONE } from '../../kit/browser.ts'

// The checker looks at a known page by its own, cheap means only. Whatever it may then skip must still be found: each
// fault stands on a page whose faultless twin is known already.
const browser = await launchBrowser()
const sheets = { wide: await browser.newPage(DESKTOP), phone: await browser.newPage(PHONE) }
afterAll(() => Promise.all(browser.contexts().map((context) => context.close())))

interface Sheet {
  main?: string
  beside?: string
  style?: string
  title?: string
}

const HALL = '<h1>办理大厅</h1><section aria-labelledby="s"><h2 id="s">预约</h2><p>请在周一至周五来，<a href="/hours">查看时间</a>。</p></section>'
const FIELD = '<form><label for="name">姓名</label><input id="name" type="text"><button>提交</button></form>'
const ROWS = '<table><thead><tr><th scope="col">事项</th><th scope="col">时限</th></tr></thead><tbody><tr><td>甲</td><td>3 天</td></tr><tr><td>乙</td><td>5 天</td></tr></tbody></table>'

async function look({ main = HALL + FIELD + ROWS, beside = '', style = '', title = '大厅' }: Sheet, page = sheets.wide): Promise<void> {
  await page.setContent(`<!doctype html><html lang="zh-CN"><head><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>body { margin: 0; color: #000; background: #fff } a { text-decoration: underline } ${style}</style></head><body><header><nav aria-label="主导航"><a href="/">首页</a></nav></header><main>${main}</main>${beside}</body></html>`)
  await expectAccessible(page)
}

/** What is found on a sheet: the whole of it, of which the message shows the beginning only. */
const findings = (sheet: Sheet, page?: Page): Promise<string> => look(sheet, page).then(() => 'nothing', (error: Error & { actual?: unknown }) => JSON.stringify(error.actual))

const swap = (from: string, to: string): Sheet => {
  const sound = HALL + FIELD + ROWS
  if (!sound.includes(from)) throw new Error(`nothing to spoil: ${from}`)
  return { main: sound.replace(from, to) }
}

const FAULTS: [what: string, sheet: Sheet, found: RegExp][] = [
  ['a field without its label', swap('<label for="name">姓名</label>', ''), /label/],
  ['a label that names another field', swap('<button>', '<label for="name">电话</label><input type="tel"><button>'), /label/],
  ['a label without words', swap('姓名</label>', '</label>'), /label/],
  ['a button without a name', swap('<button>提交</button>', '<button><svg aria-hidden="true"></svg></button>'), /button-name/],
  ['a link without a name', swap('>查看时间<', '><'), /link-name/],
  ['an image without an alternative', swap('<p>', '<p><img src="data:,">'), /image-alt/],
  ['a heading that skips a level', swap('<h2 id="s">预约</h2>', '<h4 id="s">预约</h4>'), /heading-order/],
  ['an empty heading', swap('>预约</h2>', '></h2>'), /empty-heading/],
  ['a second main part', { beside: '<main><p>又一处</p></main>' }, /landmark/],
  ['a navigation of the same name', { beside: '<nav aria-label="主导航"><a href="/">首页</a></nav>' }, /landmark-unique/],
  ['a section named as another is', swap('</section>', '</section><section aria-labelledby="t"><h2 id="t">预约</h2><p>甲</p></section>'), /landmark-unique/],
  ['words outside every landmark', { beside: '<p>请拿号</p>' }, /region/],
  ['a role that does not exist', swap('<p>', '<p role="tip">'), /aria-roles/],
  ['an attribute its role does not know', swap('<p>', '<p aria-checked="true">'), /aria-allowed-attr/],
  ['a value its attribute does not know', swap('type="text"', 'type="text" aria-invalid="perhaps"'), /aria-valid-attr-value/],
  ['a list item without a list', swap('<p>请', '<li>请'), /list/],
  ['a list with something else in it', swap('<p>请在周一至周五来，<a href="/hours">查看时间</a>。</p>', '<ul><p>请在周一至周五来，<a href="/hours">查看时间</a>。</p></ul>'), /list/],
  ['a button without a name in a row', swap('<td>5 天</td>', '<td><button><svg aria-hidden="true"></svg></button></td>'), /button-name/],
  ['a field without its label in a row', swap('<td>5 天</td>', '<td><input type="text"></td>'), /label/],
  ['a heading cell that says of nothing what it is', swap('<td>3 天</td>', '<td headers="nothing">3 天</td>'), /td-headers-attr/],
  ['options that no list of options holds', swap('<p>', '<p role="option" aria-selected="false">'), /aria-required-parent/],
  ['a list of options without options', swap('<p>请', '<div role="listbox" aria-label="事项"><p>甲</p></div><p>请'), /aria-required-children/],
  ['a button outside the order of the page', swap('<button>', '<button tabindex="3">'), /tabindex/],
  ['a place on a picture without a name', swap('<p>', '<p><img src="data:," alt="平面图" usemap="#plan"><map name="plan"><area shape="rect" coords="0,0,9,9" href="/window"></map>'), /area-alt/],
  ['words outside every landmark, in a table', { beside: ROWS }, /region/],
  ['a link within a button', swap('<button>提交', '<button>提交<a href="/more">更多</a>'), /nested-interactive/],
  ['something to press within what is hidden', swap('<p>', '<p aria-hidden="true">'), /aria-hidden-focus/],
  ['a heading cell without words', swap('事项</th>', '</th>'), /empty-table-header/],
  ['an invalid field that nothing describes', swap('type="text"', 'type="text" aria-invalid="true"'), /undescribed/],
  ['an invalid field described by nothing', swap('type="text"', 'type="text" aria-invalid="true" aria-describedby="gone"'), /undescribed|aria-valid/],
  ['a page without a title', { title: '' }, /document-title/],
  ['a page without a title, beside a part that is new too', { title: '', main: `${HALL}<section aria-labelledby="n"><h2 id="n">须知</h2><ol><li>甲</li></ol></section>` }, /document-title/],
  ['pale words', { style: 'h2 { color: #bbb }' }, /color-contrast/],
  ['a link told from its text by a little colour', { style: 'p a { color: #00203f; text-decoration: none }' }, /link-in-text-block/],
  ['a page wider than the screen', { style: 'section { width: 1400px }' }, /overflow/],
  ['something that scrolls and cannot be reached', { main: `${HALL}<div style="overflow: auto; height: 20px"><p>一</p><p>二</p><p>三</p></div>` }, /scrollable-region-focusable/],
]

describe('once the faultless page is known, the checker still finds', () => {
  it.each(FAULTS)('%s', async (_, sheet, found) => {
    await look({})
    expect(await findings(sheet)).toMatch(found)
  })

  it('on a phone only: what is too wide, a landmark twice, and what scrolls', async () => {
    const narrow = (rule: string): string => `@media (max-width: 400px) { ${rule} }`
    await look({ style: narrow('section { width: 500px }') })
    expect(await findings({ style: narrow('section { width: 500px }') }, sheets.phone)).toMatch(/overflow/)
    const second = { beside: '<nav class="below" aria-label="主导航"><a href="/">首页</a></nav>', style: `.below { display: none } ${narrow('.below { display: block }')}` }
    await look(second)
    expect(await findings(second, sheets.phone)).toMatch(/landmark-unique/)
    const box = { main: `${HALL}<div class="box"><p>一</p><p>二</p></div>`, style: narrow('.box { height: 20px; overflow: auto }') }
    await look(box)
    expect(await findings(box, sheets.phone)).toMatch(/scrollable-region-focusable/)
  })

  it('in the reading of elders only: pale words', async () => {
    const reading = (mode: string): Sheet => ({ main: `<div class="${mode}">${HALL}${FIELD}${ROWS}</div>`, style: '.elder h2 { color: #ccc }' })
    await look(reading('plain'))
    expect(await findings(reading('elder'))).toMatch(/color-contrast/)
  })
})

it('brings axe into a page only where something is new: not for other words and more rows', async () => {
  const rows = (times: number, word: string): Sheet => ({ main: `${HALL}${ROWS.replace('<tr><td>甲', `${`<tr><td>${word}</td><td>3 天</td></tr>`.repeat(times)}<tr><td>甲`)}` })
  await look(rows(5, '丙'))
  const page = await browser.newPage(DESKTOP)
  await look(rows(9, '丁'), page)
  expect(await page.evaluate(() => 'axe' in globalThis)).toBe(false)
  await look({ main: `${HALL}<h2>新的一节</h2><ul><li>甲</li></ul>` }, page)
  expect(await page.evaluate(() => 'axe' in globalThis)).toBe(true)
})

it('asks nothing about texts that came anew while it looked at the structure', async () => {
  const page = await browser.newPage(DESKTOP)
  await page.setContent('<!doctype html><html lang="zh-CN"><head><title>大厅</title></head><body><main><h1>今日</h1><ul><li>甲</li></ul></main></body></html>')
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const { axe } = globalThis as { axe?: { _running: boolean } }
      const main = document.querySelector('main')!
      if (axe?._running) main.replaceWith(main.cloneNode(true))
      else port2.postMessage('look again')
    }
    port2.postMessage('look')
  })
  await expectAccessible(page)
  await page.close()
})
