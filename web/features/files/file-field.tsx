import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { toProblem } from '../../client/problem.ts'
import { useFocusNext } from '../../kit/focus-next.ts'
import { whileUploading } from '../../kit/uploads.ts'
import { CameraButton } from './camera-button.tsx'
import { EVERY_TYPE, type FileTypes, limitsOf, siftFiles } from './file-limits.ts'
import './files.css'
import type { SentFile } from './upload.ts'

interface FileFieldProps {
  /** Of the button: where an error summary leads. */
  id: string
  label: string
  /** Where the label says no more than what stands beside it. */
  isLabelHidden?: boolean
  types?: FileTypes
  most: number
  files: readonly SentFile[]
  /** What the server said of it. */
  error?: string | undefined
  isBusy?: boolean
  upload(file: File): Promise<SentFile>
  onChange(files: readonly SentFile[]): void
}

/** Files, each sent as soon as it is chosen; the caller keeps which. */
export function FileField({ id, label, isLabelHidden = false, types = EVERY_TYPE, most, files, error, isBusy = false, upload, onChange }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [against, setAgainst] = useState<readonly string[]>([])
  const [current, setCurrent] = useState<{ name: string; nth: number }>()
  // Several are sent one after the other, and others may be removed meanwhile: each is added to what is there by then.
  const latest = useRef({ files, onChange })
  useLayoutEffect(() => {
    latest.current = { files, onChange }
  })
  // The button that was pressed is gone with its file, or rests while it is sent; the other one rests until there is room again.
  const focusNext = useFocusNext()
  const sending = useMutation({
    mutationFn: (chosen: readonly File[]) => whileUploading(async () => {
      for (const [index, file] of chosen.entries()) {
        setCurrent({ name: file.name, nth: index + 1 })
        const sent = await upload(file)
        latest.current.onChange(most === 1 ? [sent] : [...latest.current.files, sent])
      }
    }),
  })
  const choose = (chosen: readonly File[]) => {
    const sifted = siftFiles(chosen, types, most === 1 ? 1 : most - files.length)
    setAgainst(sifted.against)
    sending.reset()
    if (sifted.fit.length > 0) sending.mutate(sifted.fit)
  }
  const remove = (file: SentFile) => {
    focusNext(() => button.current)
    onChange(files.filter((other) => other.id !== file.id))
  }
  const errors = [...against, ...(sending.isError ? [toProblem(sending.error).detail] : []), ...(error === undefined ? [] : [error])]
  const isFull = most > 1 && files.length >= most
  return (
    <div className="field file-field">
      <label id={`${id}-label`} className={isLabelHidden ? 'hidden-visually' : 'label'} htmlFor={id}>{label}</label>
      <input
        ref={input} type="file" className="hidden-visually" tabIndex={-1} aria-hidden multiple={most > 1} accept={types.endings.map((ending) => `.${ending}`).join(',')} disabled={isBusy}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])]
          if (chosen.length > 0) choose(chosen)
          target.value = ''
        }}
      />
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id}>{file.name} <Button size="small" type="link" disabled={isBusy} onClick={() => remove(file)}>移除<span className="hidden-visually">{file.name}</span></Button></li>
          ))}
        </ul>
      )}
      <p>
        <Button
          id={id} ref={button} size="small" loading={sending.isPending} disabled={isBusy || isFull} aria-labelledby={`${id}-label ${id}-verb`} aria-describedby={errors.length > 0 ? `${id}-error ${id}-hint` : `${id}-hint`}
          onClick={() => input.current?.click()}
        >
          <span id={`${id}-verb`}>{files.length === 0 ? '选择文件' : most === 1 ? '换一个文件' : '再选文件'}</span>
        </Button>
        <CameraButton label={label} name={`拍摄${files.length + 1}`} endings={types.endings} room={most === 1 ? 1 : most - files.length} isDisabled={isBusy || isFull || sending.isPending} onFiles={(taken) => { focusNext(() => button.current); choose(taken) }} />
        <span className="quiet" role="status">{sending.isPending && current && `正在上传「${current.name}」${sending.variables.length > 1 ? `（第 ${current.nth} 个，共 ${sending.variables.length} 个）` : ''}…`}</span>
      </p>
      {errors.length > 0 && <div id={`${id}-error`} role="alert" className="field-error">{errors.map((text) => <p key={text}>{text}</p>)}</div>}
      <div id={`${id}-hint`} className="quiet file-hint">{isFull ? `已有 ${most} 个文件；要换，请先移除一个。` : limitsOf(types, most)}</div>
    </div>
  )
}
