import QRCode from 'qrcode'
import type { Canvas } from './canvas.ts'

/** Blank modules around the code that scanners need (ISO/IEC 18004 asks for 4; paper around it gives the rest). */
const QUIET_MODULES = 2

/** Draws a QR code (error correction M) as vector rectangles, one per horizontal run of dark modules. */
export function drawQr(canvas: Canvas, content: string, left: number, top: number, size: number): void {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const module = size / (modules.size + 2 * QUIET_MODULES)
  const runs: [number, number, number, number][] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const start = column
      while (column < modules.size && modules.get(row, column)) column += 1
      if (column > start) {
        runs.push([left + (start + QUIET_MODULES) * module, top + (row + QUIET_MODULES) * module, (column - start) * module, module])
      }
    }
  }
  canvas.fill(runs, 0)
}
