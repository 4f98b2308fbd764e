import { sizeWords } from './file-limits.ts'
import './files.css'

/** Files that came with something, each with its size; each opens in a tab of its own. */
export function FileLinks({ files, addressOf }: { files: readonly { id: string; name: string; sizeBytes: number }[]; addressOf(id: string): string }) {
  if (files.length === 0) return null
  return (
    <ul className="file-links" aria-label="附件">
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id}><a href={addressOf(id)} target="_blank" rel="noreferrer">{name}</a> <span className="quiet tabular">{sizeWords(sizeBytes)}</span></li>
      ))}
    </ul>
  )
}
