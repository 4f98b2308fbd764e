import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { toProblem } from '../../../client/problem.ts'
import { textOf, type Typing } from '../../catalogue/command-drawer.tsx'
import { uploadEvidence } from './audit-calls.ts'

/** One file, sent as soon as it is chosen; its name is kept with it, so that closing the drawer loses neither. */
export function EvidenceFile({ typing: { values, type, fieldId, errorOf, isBusy } }: { typing: Typing }) {
  const input = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: uploadEvidence,
    onSuccess: ({ id, name }) => {
      type('file', id)
      type('fileName', name)
    },
  })
  const name = textOf(values, 'fileName')
  const error = sending.isError ? toProblem(sending.error).detail : (errorOf('files') ?? errorOf('file'))
  return (
    <div className="field">
      <label className="label" htmlFor={fieldId('file')}>证据（选填）</label>
      <input
        ref={input} id={fieldId('file')} type="file" className="hidden-visually" accept=".pdf,.ofd,.docx,.jpg,.jpeg,.png" disabled={isBusy}
        aria-describedby={error === undefined ? `${fieldId('file')}-hint` : `${fieldId('file')}-error ${fieldId('file')}-hint`}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) sending.mutate(file)
          target.value = ''
        }}
      />
      <p>{name && <>{name}　</>}<Button size="small" loading={sending.isPending} onClick={() => input.current?.click()}>{name ? '换一个文件' : '选择文件'}</Button></p>
      {error !== undefined && <div id={`${fieldId('file')}-error`} role="alert" className="field-error">{error}</div>}
      <div id={`${fieldId('file')}-hint`} className="hint">PDF、OFD、DOCX、JPG、PNG，不超过 20 MB。</div>
    </div>
  )
}
