/** What may be handed in: the server looks at the content, the browser at the name only. */
export interface FileTypes {
  endings: readonly string[]
  /** As people are told. */
  name: string
}

export const EVERY_TYPE: FileTypes = { endings: ['pdf', 'ofd', 'docx', 'jpg', 'jpeg', 'png'], name: 'PDF、OFD、DOCX、JPG、PNG' }
export const PDF_AND_PICTURES: FileTypes = { endings: ['pdf', 'jpg', 'jpeg', 'png'], name: 'PDF、JPG、PNG' }

/** As the server's `MAX_FILE_BYTES`: said before, so that nobody waits for an upload that is refused at its end. */
export const MAX_MB = 20

interface Chosen {
  name: string
  size: number
}

/** What is said before one chooses. */
export const limitsOf = ({ name }: FileTypes, most: number): string => `${name}，${most > 1 ? `最多 ${most} 个，每个` : ''}不超过 ${MAX_MB} MB。`

/** Which of the files that were chosen may be sent where there is room for so many more, and why not the others. */
export function siftFiles<File extends Chosen>(chosen: readonly File[], { endings, name: types }: FileTypes, room: number): { fit: File[]; against: string[] } {
  const against: string[] = []
  const good = chosen.filter(({ name, size }) => {
    const reason = !endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? `「${name}」不能上传，请选择${types}文件。`
      : size === 0 ? `「${name}」是空的，请重新选择。` : size > MAX_MB * 1024 * 1024 ? `「${name}」超过 ${MAX_MB} MB，请压缩后再上传。` : undefined
    if (reason) against.push(reason)
    return !reason
  })
  if (good.length > room) against.push(`文件太多，没有上传${good.slice(room).map(({ name }) => `「${name}」`).join('')}。`)
  return { fit: good.slice(0, room), against }
}

/** 1.2 MB, 36 KB. */
export const sizeWords = (bytes: number): string => (bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`)
