import { type CameraPage, isOnePdf } from './camera-pages.ts'

/** Text stays readable, a page stays below a megabyte. */
const JPEG_QUALITY = 0.85
/** A4 in points: what a page of the PDF is fitted to. */
const A4 = { short: 595, long: 842 }

/** What the camera shows now. */
export function takePicture(video: HTMLVideoElement): string {
  const canvas = canvasOf(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')!.drawImage(video, 0, 0)
  return canvas.toDataURL('image/jpeg', JPEG_QUALITY)
}

/** The pages as they are handed in: one PDF of several, or pictures. */
export async function toFiles(pages: readonly CameraPage[], endings: readonly string[], name: string): Promise<File[]> {
  const pictures = await Promise.all(pages.map(upright))
  if (isOnePdf(pages.length, endings)) return [new File([await toPdf(pictures)], `${name}.pdf`, { type: 'application/pdf' })]
  return pictures.map(({ blob }, index) => new File([blob], pages.length > 1 ? `${name}-${index + 1}.jpg` : `${name}.jpg`, { type: 'image/jpeg' }))
}

interface Picture {
  blob: Blob
  width: number
  height: number
}

async function upright({ picture, turns }: CameraPage): Promise<Picture> {
  const image = new Image()
  image.src = picture
  await image.decode()
  const [width, height] = turns % 2 === 0 ? [image.naturalWidth, image.naturalHeight] : [image.naturalHeight, image.naturalWidth]
  const canvas = canvasOf(width, height)
  const pen = canvas.getContext('2d')!
  pen.translate(width / 2, height / 2)
  pen.rotate((turns * Math.PI) / 2)
  pen.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2)
  const blob = await new Promise<Blob>((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/jpeg', JPEG_QUALITY))
  return { blob, width, height }
}

async function toPdf(pictures: readonly Picture[]): Promise<ArrayBuffer> {
  const { PDFDocument } = await import('pdf-lib')
  const pdf = await PDFDocument.create()
  for (const { blob, width, height } of pictures) {
    const image = await pdf.embedJpg(await blob.arrayBuffer())
    const [across, down] = width > height ? [A4.long, A4.short] : [A4.short, A4.long]
    const scale = Math.min(across / width, down / height)
    const page = pdf.addPage([across, down])
    page.drawImage(image, { x: (across - width * scale) / 2, y: (down - height * scale) / 2, width: width * scale, height: height * scale })
  }
  return new Uint8Array(await pdf.save()).buffer
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}
