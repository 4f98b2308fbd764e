import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type DiagramStep, ProcessDiagram, wrapText } from './process-diagram.tsx'

const step = (title: string, isSpecial = false): DiagramStep => ({ title, days: '1 个工作日', isSpecial })
const STEPS = [step('受理'), step('审查'), step('现场核查', true), step('决定'), step('制证'), step('送达')]

const draw = (steps: DiagramStep[], textSize?: 18 | 30) => renderToStaticMarkup(<ProcessDiagram steps={steps} reading={textSize ? { mode: 'elder', textSize } : { mode: 'standard' }} />)
const rectanglesOf = (svg: string) => [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"[^>]*?(stroke-dasharray)?[^>]*>/g)].map(([text, ...numbers]) => {
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
  return { x, y, width, height, isDashed: text.includes('dasharray') }
})
const pictures = (html: string) => html.split('</svg>').filter((part) => part.includes('<svg'))

describe('the diagram of a process', () => {
  it('is drawn once across for a wide screen and once downwards for a phone', () => {
    const [wide = '', thin = ''] = pictures(draw(STEPS))
    expect([wide.includes('class="wide"'), thin.includes('class="thin"')]).toEqual([true, true])
    expect(new Set(rectanglesOf(wide).map(({ x }) => x)).size).toBe(4)
    expect(new Set(rectanglesOf(thin).map(({ x }) => x)).size).toBe(1)
  })

  it.each([undefined, 18, 30] as const)('has no box over another and none outside the picture, in letters of %s', (textSize) => {
    for (const picture of pictures(draw([...STEPS, step('一个名称特别长的环节，要分成好几行才写得下的那一种')], textSize))) {
      const [, width = 0, height = 0] = /viewBox="-1 -1 ([\d.]+) ([\d.]+)"/.exec(picture)?.map(Number) ?? []
      const boxes = rectanglesOf(picture)
      expect(boxes).toHaveLength(7)
      for (const box of boxes) expect(box.x + box.width <= width && box.y + box.height <= height).toBe(true)
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true)
      }
    }
  })

  it('draws a special procedure beside the line, dashed, and says that it does not count', () => {
    const [wide = ''] = pictures(draw(STEPS))
    const boxes = rectanglesOf(wide)
    const special = boxes.find(({ isDashed }) => isDashed)!
    expect(boxes.filter(({ isDashed }) => isDashed)).toHaveLength(1)
    expect(boxes.some(({ x, y, isDashed }) => !isDashed && x === special.x && y < special.y)).toBe(true)
    expect(wide).toContain('不计入承诺时限')
    expect(wide).toContain('共 5 步，另有 1 个特别程序')
  })

  it('numbers the steps as the list beside it does', () => {
    expect(draw(STEPS)).toContain('4. 决定')
  })

  it('is nothing where there are no steps', () => {
    expect(draw([])).toBe('')
  })
})

it('wraps Chinese and Latin by their widths and loses nothing', () => {
  expect(wrapText('窗口或网上受理', 4)).toEqual(['窗口或网', '上受理'])
  expect(wrapText('abcdefgh', 4)).toEqual(['abcdef', 'gh'])
  expect(wrapText('', 4)).toEqual([])
})
