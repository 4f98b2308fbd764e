import { crc32, inflateRawSync } from 'node:zlib'

/** A file that is no workbook we can read; the message is a Chinese sentence for whoever filled it in. */
export class WorkbookError extends Error {}

/** All parts of a workbook, unpacked: 5,000 items with every element are 70 MB. What unpacks to more is a mistake or an attack. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024
const MAX_ENTRIES = 2000

/** Old .xls files and encrypted .xlsx files are both OLE containers ([MS-CFB] 2.2). */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream that holds an encrypted workbook ([MS-OFFCRYPTO] 1.3.2). */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff

/**
 * The parts of an .xlsx file by name, each unpacked when it is first asked for and never beyond the limit, whatever
 * sizes the archive claims (APPNOTE.TXT 4.3).
 * @throws WorkbookError
 */
export function readEntries(bytes: Buffer): { text(name: string): string | undefined } {
  if (bytes.length === 0) throw new WorkbookError('这个文件是空的，请重新选择。')
  if (bytes.subarray(0, 8).equals(OLE)) {
    throw new WorkbookError(bytes.includes(ENCRYPTED_STREAM) ? '这个文件有打开密码。请在 Excel 中取消密码（文件—信息—保护工作簿），另存后重试。' : '这是旧版 Excel 文件（.xls）。请另存为 Excel 工作簿（.xlsx）后重试。')
  }
  const places = readDirectory(bytes)
  let left = MAX_UNPACKED_BYTES
  return {
    text(name) {
      const place = places.get(name.toLowerCase())
      if (!place) return undefined
      const content = unpack(bytes, place, left)
      if (crc32(content) !== place.checksum) throw broken()
      left -= content.length
      return content.toString('utf8').replace(/^\ufeff/, '')
    },
  }
}

interface Place {
  method: number
  checksum: number
  packedBytes: number
  offset: number
}

const broken = () => new WorkbookError('这个文件打不开，它应是 Excel 工作簿（.xlsx），可能已损坏。请另存为 .xlsx 后重试。')
const tooLarge = () => new WorkbookError(`这个文件展开后超过 ${MAX_UNPACKED_BYTES / 1024 / 1024} MB，无法处理。请删去空白行、图片和多余的工作表，或分成几个文件导入。`)

function readDirectory(bytes: Buffer): Map<string, Place> {
  const end = bytes.subarray(Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES)).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const start = end < 0 ? -1 : Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES) + end
  if (start < 0 || bytes.length < start + END_BYTES || bytes.readUInt32LE(start) !== END_OF_DIRECTORY) throw broken()
  const count = bytes.readUInt16LE(start + 10)
  if (count > MAX_ENTRIES) throw tooLarge()
  const places = new Map<string, Place>()
  let at = bytes.readUInt32LE(start + 16)
  for (let index = 0; index < count; index++) {
    if (bytes.length < at + 46 || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken()
    const nameBytes = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/').toLowerCase()
    places.set(name, { method: bytes.readUInt16LE(at + 10), checksum: bytes.readUInt32LE(at + 16), packedBytes: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) })
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return places
}

function unpack(bytes: Buffer, { method, packedBytes, offset }: Place, limit: number): Buffer {
  if (bytes.length < offset + 30) throw broken()
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const packed = bytes.subarray(start, start + packedBytes)
  if (packed.length !== packedBytes) throw broken()
  if (method === 0) {
    if (packed.length > limit) throw tooLarge()
    return packed
  }
  if (method !== 8) throw broken()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken()
  }
}
