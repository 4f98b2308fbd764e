import type { Canvas, OutlineStep, Rgb } from './canvas.ts'

/** What an official round seal says. */
export interface SealPicture {
  /** Around, above the star: whose it is. */
  around: string
  /** In a line below the star: 行政审批专用章. */
  below: string
  /** Under that, for seals that bind nobody: 演示. */
  mark?: string
}

const MILLIMETRE = 72 / 25.4
/** 42 mm (国发〔1999〕25号: seals of counties and their departments). */
export const SEAL_DIAMETER = 42 * MILLIMETRE
const RADIUS = SEAL_DIAMETER / 2
const RING = 1.2 * MILLIMETRE
const RED: Rgb = [0.84, 0.09, 0.09]
/** The letters around stand on this circle, … */
const LETTERS_AT = RADIUS * 0.76
/** … over at most so much of it: below it stand the lines. */
const LETTERS_ARC = (225 / 180) * Math.PI
const LARGEST_STEP = (26 / 180) * Math.PI
const LARGEST_LETTER = RADIUS * 0.25
const STAR = RADIUS * 0.3
/** The inner corners of a five-pointed star lie at cos 72° / cos 36° of its radius. */
const STAR_INNER = Math.cos((72 / 180) * Math.PI) / Math.cos((36 / 180) * Math.PI)
/** How far the control points of a quarter of a circle are from its ends. */
const QUARTER = 0.5523

/** Draws a seal around a point. */
export function drawSeal(canvas: Canvas, { around, below, mark }: SealPicture, centreX: number, centreY: number): void {
  canvas.shape(circle(centreX, centreY, RADIUS - RING / 2), RED, RING)
  canvas.shape(star(centreX, centreY), RED)
  const letters = [...around]
  const step = Math.min(LARGEST_STEP, LETTERS_ARC / Math.max(letters.length - 1, 1))
  const size = Math.min(LARGEST_LETTER, step * LETTERS_AT * 0.96)
  letters.forEach((letter, index) => {
    const angle = (index - (letters.length - 1) / 2) * step
    canvas.turned(letter, centreX + Math.sin(angle) * LETTERS_AT, centreY - Math.cos(angle) * LETTERS_AT, angle, size, RED)
  })
  printLine(canvas, below, centreX, centreY + RADIUS * 0.48, Math.min(RADIUS * 0.165, (RADIUS * 1.2) / [...below].length))
  if (mark) printLine(canvas, mark, centreX, centreY + RADIUS * 0.73, RADIUS * 0.2)
}

function printLine(canvas: Canvas, text: string, centreX: number, centreY: number, size: number): void {
  const letters = [...text]
  letters.forEach((letter, index) => canvas.turned(letter, centreX + (index - (letters.length - 1) / 2) * size * 1.06, centreY, 0, size, RED))
}

function circle(x: number, y: number, radius: number): OutlineStep[] {
  const by = radius * QUARTER
  const quarter = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number): OutlineStep => ({ to: 'curve', x1, y1, x2, y2, x: toX, y: toY })
  return [
    { to: 'move', x: x + radius, y },
    quarter(x + radius, y + by, x + by, y + radius, x, y + radius),
    quarter(x - by, y + radius, x - radius, y + by, x - radius, y),
    quarter(x - radius, y - by, x - by, y - radius, x, y - radius),
    quarter(x + by, y - radius, x + radius, y - by, x + radius, y),
    { to: 'start' },
  ]
}

const star = (x: number, y: number): OutlineStep[] => [
  ...Array.from({ length: 10 }, (_, corner): OutlineStep => {
    const radius = corner % 2 === 0 ? STAR : STAR * STAR_INNER
    const angle = (corner * Math.PI) / 5
    return { to: corner === 0 ? 'move' : 'line', x: x + Math.sin(angle) * radius, y: y - Math.cos(angle) * radius }
  }),
  { to: 'start' },
]
