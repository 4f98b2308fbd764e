import { Button } from 'antd'
import { useRef, useState } from 'react'

interface FileDropProps {
  id: string
  /** What is chosen here, for the words: Excel 工作簿（.xlsx） */
  what: string
  accept: string
  file: File | undefined
  isReading: boolean
  /** What happens once it is chosen. */
  hint: string
  onFile: (file: File) => void
}

/** One file, dropped or chosen. */
export function FileDrop({ id, what, accept, file, isReading, hint, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const choose = (chosen: File | undefined) => {
    if (chosen) onFile(chosen)
  }
  return (
    <div
      className={isOver ? 'drop is-over' : 'drop'}
      role="presentation"
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); choose(event.dataTransfer.files[0]) }}
    >
      <input ref={input} type="file" id={id} className="hidden-visually" accept={accept} aria-label={`选择要导入的${what}`} onChange={({ target }) => { choose(target.files?.[0]); target.value = '' }} />
      <p>{file ? <>已选择 <strong>{file.name}</strong></> : `把${what}拖到这里，或`}</p>
      <p><Button loading={isReading} onClick={() => input.current?.click()}>{file ? '换一个文件' : '选择文件'}</Button></p>
      <p className="hint">{hint}</p>
    </div>
  )
}
