import type { ReactNode } from 'react'
import type { ReadingMode } from './shell.ts'

/** 办理环节 as a picture draws it. */
export interface DiagramStep {
  title: string
  /** 1 个工作日, 当场. */
  days: string
  /** 特别程序: drawn beside the line, for its time does not count. */
  isSpecial: boolean
}

/** All in units of the drawing. `perRow`: boxes side by side. */
interface Sizes {
  width: number
  font: number
  perRow: number
}

const PADDING = 10
const GAP = 34
const LINE_HEIGHT = 1.4
/** Latin letters and digits are about so wide, beside a Chinese character of 1. */
const NARROW_WIDTH = 0.58

interface Cell {
  step: DiagramStep
  /** Special procedures that follow this step, drawn below it. */
  specials: DiagramStep[]
}

interface Box {
  x: number
  y: number
  width: number
  height: number
  lines: string[]
  /** How long it takes, below the name. */
  notes: string[]
  isSpecial: boolean
}

/** A text in lines of at most `width` Chinese characters. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const wide = character.codePointAt(0)! < 0x2e80 ? NARROW_WIDTH : 1
    if (used + wide > width && line !== '') {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += wide
  }
  return line === '' ? lines : [...lines, line]
}

/** The main line, each step with the special procedures that follow it; one that comes first hangs on the first step. Numbered as the list is. */
function toCells(steps: readonly DiagramStep[]): Cell[] {
  const cells: Cell[] = []
  const early: DiagramStep[] = []
  for (const [index, each] of steps.entries()) {
    const step = { ...each, title: `${index + 1}. ${each.title}` }
    if (!step.isSpecial) cells.push({ step, specials: cells.length === 0 ? early : [] })
    else if (cells.length === 0) early.push(step)
    else cells.at(-1)!.specials.push(step)
  }
  return cells
}

function toBox({ title, days, isSpecial }: DiagramStep, at: { x: number; y: number; width: number }, font: number): Box {
  const room = (at.width - 2 * PADDING) / font
  const lines = wrapText(title, room)
  const notes = [...wrapText(days, room), ...(isSpecial ? wrapText('不计入承诺时限', room) : [])]
  return { ...at, lines, notes, isSpecial, height: heightOf(lines.length + notes.length, font) }
}

const heightOf = (lines: number, font: number): number => Math.ceil(lines * font * LINE_HEIGHT + 2 * PADDING)

interface Drawing {
  width: number
  height: number
  boxes: Box[]
  /** Arrows of the main line, and the dashed ones to special procedures. */
  arrows: { path: string; isDashed: boolean }[]
}

/** Rows of boxes from left to right; a row that is full goes on at the left of the next. */
function layOut(steps: readonly DiagramStep[], { width, font, perRow }: Sizes): Drawing {
  const cells = toCells(steps)
  const columns = Math.min(perRow, cells.length)
  const margin = GAP / 2
  const boxWidth = (width - margin - GAP * (columns - 1)) / columns
  const boxes: Box[] = []
  const arrows: Drawing['arrows'] = []
  let y = 0
  for (let start = 0; start < cells.length; start += columns) {
    const row = cells.slice(start, start + columns)
    const mains = row.map(({ step }, index) => toBox(step, { x: index * (boxWidth + GAP), y, width: boxWidth }, font))
    const rowHeight = Math.max(...mains.map(({ height }) => height))
    let bottom = y + rowHeight
    for (const [index, main] of mains.entries()) {
      main.height = rowHeight
      boxes.push(main)
      const next = mains[index + 1]
      if (next) arrows.push({ path: `M${main.x + boxWidth} ${y + rowHeight / 2}H${next.x - 2}`, isDashed: false })
      let below = y + rowHeight
      for (const special of row[index]!.specials) {
        const box = toBox(special, { x: main.x, y: below + GAP, width: boxWidth }, font)
        arrows.push({ path: `M${main.x + boxWidth / 2} ${below}V${box.y - 2}`, isDashed: true })
        boxes.push(box)
        below = box.y + box.height
      }
      bottom = Math.max(bottom, below)
    }
    const last = mains.at(-1)!
    if (start + columns < cells.length) {
      const between = bottom + GAP / 2
      arrows.push({
        path: columns === 1 ? toNextInColumn(last, row[0]!.specials.length > 0, bottom + GAP) : `M${last.x + boxWidth} ${y + rowHeight / 2}h${margin - 2}V${between}H${boxWidth / 2}V${bottom + GAP - 2}`,
        isDashed: false,
      })
    }
    y = bottom + GAP
  }
  return { width, height: Math.max(0, y - GAP) + 2, boxes, arrows }
}

/** In one column the main line goes round what hangs below a step. */
const toNextInColumn = (last: Box, isRound: boolean, nextY: number): string => {
  const right = last.x + last.width
  return isRound
    ? `M${right} ${last.y + last.height / 2}h${GAP / 2 - 2}V${nextY - GAP / 2}H${right - GAP}V${nextY - 2}`
    : `M${right / 2} ${last.y + last.height}V${nextY - 2}`
}

function Picture({ drawing, font, label, className }: { drawing: Drawing; font: number; label: string; className: string }) {
  const marker = `${className}-arrow`
  return (
    <svg className={className} role="img" aria-label={label} viewBox={`-1 -1 ${drawing.width + 2} ${drawing.height}`} width="100%" fontSize={font}>
      <marker id={marker} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
        <path d="M0 0 8 4 0 8z" fill="var(--soft)" />
      </marker>
      {drawing.arrows.map(({ path, isDashed }) => (
        <path key={path} d={path} fill="none" stroke="var(--soft)" strokeWidth="2" strokeDasharray={isDashed ? '5 4' : undefined} markerEnd={`url(#${marker})`} />
      ))}
      {drawing.boxes.map((box) => (
        <BoxOfStep key={`${box.x} ${box.y}`} box={box} font={font} />
      ))}
    </svg>
  )
}

function BoxOfStep({ box, font }: { box: Box; font: number }): ReactNode {
  const { x, y, width, height, lines, notes, isSpecial } = box
  const textHeight = (lines.length + notes.length) * font * LINE_HEIGHT
  const top = y + (height - textHeight) / 2 + font * 1.05
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx="8" fill={isSpecial ? '#fff3d9' : 'var(--pale)'} stroke={isSpecial ? 'var(--warn)' : 'var(--accent)'} strokeDasharray={isSpecial ? '5 4' : undefined} />
      <text textAnchor="middle" fill="var(--ink)">
        {[...lines, ...notes].map((line, index) => (
          <tspan key={index} x={x + width / 2} y={top + index * font * LINE_HEIGHT} fontWeight={index < lines.length ? 700 : undefined} fill={index < lines.length ? undefined : isSpecial ? 'var(--warn)' : 'var(--soft)'}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  )
}

/** Of a column of a page on a desktop, one unit a pixel; larger letters leave room for fewer boxes. */
const DESKTOP: Record<0 | 18 | 24 | 30, Sizes> = {
  0: { width: 780, font: 16, perRow: 4 }, 18: { width: 780, font: 24, perRow: 3 }, 24: { width: 780, font: 32, perRow: 2 }, 30: { width: 780, font: 40, perRow: 2 },
}
/** Of a phone of 320 to 400 pixels; a unit is a little less than a pixel. */
const PHONE: Record<0 | 18 | 24 | 30, Sizes> = {
  0: { width: 300, font: 17, perRow: 1 }, 18: { width: 300, font: 27, perRow: 1 }, 24: { width: 300, font: 36, perRow: 1 }, 30: { width: 300, font: 45, perRow: 1 },
}

/**
 * 办理流程图: from left to right on a wide screen, downwards on a phone, special procedures beside the line.
 * Only a picture: whoever shows it shows the steps as an ordered list too.
 */
export function ProcessDiagram({ steps, reading }: { steps: readonly DiagramStep[]; reading: ReadingMode }) {
  const size = reading.mode === 'elder' ? reading.textSize : 0
  const specialCount = steps.filter(({ isSpecial }) => isSpecial).length
  const label = `办理流程图：共 ${steps.length - specialCount} 步${specialCount > 0 ? `，另有 ${specialCount} 个特别程序，不计入承诺时限` : ''}。文字见图后的环节列表。`
  if (steps.length === specialCount) return null
  return (
    <>
      <Picture className="wide" drawing={layOut(steps, DESKTOP[size])} font={DESKTOP[size].font} label={label} />
      <Picture className="thin" drawing={layOut(steps, PHONE[size])} font={PHONE[size].font} label={label} />
    </>
  )
}
