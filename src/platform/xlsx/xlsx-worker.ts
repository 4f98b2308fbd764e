import { parentPort, workerData } from 'node:worker_threads'
import { readXlsx } from './read-xlsx.ts'
import type { FileSheet } from './sheet.ts'
import { WorkbookError } from './xlsx-entries.ts'

export type SheetsAnswer = { sheets: FileSheet[] } | { message: string }

const port = parentPort
if (!port) throw new Error('xlsx-worker.ts runs as a worker thread only')

port.postMessage(read())

function read(): SheetsAnswer {
  try {
    return { sheets: readXlsx(Buffer.from(workerData as Uint8Array)) }
  } catch (error) {
    if (error instanceof WorkbookError) return { message: error.message }
    throw error
  }
}
