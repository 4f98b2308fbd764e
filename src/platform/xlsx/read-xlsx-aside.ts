import { Worker } from 'node:worker_threads'
import type { FileSheet } from './sheet.ts'
import { WorkbookError } from './xlsx-entries.ts'
import type { SheetsAnswer } from './xlsx-worker.ts'

/** A workbook within the limits needs a third of this; one that is made to need more ends its worker and nothing else. */
const MAX_HEAP_MB = 1024
/** 5,000 items take 3 s. */
const MAX_SECONDS = 60

/** The sheets of an uploaded .xlsx file, unpacked beside the server's thread: others do not wait for it. @throws WorkbookError */
export function readXlsxAside(bytes: Buffer): Promise<FileSheet[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } })
    const tooMuch = (cause?: Error) => reject(new WorkbookError('这个文件的内容太多，无法处理。请删去空白行和多余的工作表，或分成几个文件导入。', { cause }))
    const timer = setTimeout(() => {
      tooMuch()
      void worker.terminate()
    }, MAX_SECONDS * 1000)
    worker.once('message', (answer: SheetsAnswer) => {
      if ('sheets' in answer) resolve(answer.sheets)
      else reject(new WorkbookError(answer.message))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(error) : reject(error)))
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the workbook worker ended before it answered')) // after an answer this changes nothing
    })
  })
}
