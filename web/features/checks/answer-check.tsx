import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { toProblem } from '../../client/problem.ts'
import { CommandDrawer, textOf, type Typing } from '../catalogue/command-drawer.tsx'
import { answerCheck, type AnswerBody, type Check, uploadCheckFile } from './check-calls.ts'

type Outcome = AnswerBody['outcome']

interface AnswerCheckProps {
  check: Check
  onDone: (check: Check) => void
  onStale: () => void
  onClose: () => void
}

/** 答复协查: what is so, in words the other body can decide by, and a copy of the record if there is one. */
export function AnswerCheck({ check, onDone, onStale, onClose }: AnswerCheckProps) {
  return (
    <CommandDrawer
      draft={`answer-check:${check.number}`}
      title="答复协查"
      submitLabel="答复"
      explain={`以${check.asked.name}的名义答复${check.asking.name}。答复后不能修改；被核实的人可以看到本单位答复过。`}
      fields={() => [
        { name: 'outcome', kind: 'radio', label: '答复', required: true, options: [{ value: 'confirmed', label: '情况属实' }, { value: 'notConfirmed', label: '情况不符或查无记录' }, { value: 'notOurs', label: '不属于本单位掌握' }] },
        { name: 'answer', kind: 'textarea', label: '答复内容', required: true, maxLength: 2000, hint: '只答所问。不属于本单位掌握的，请写明应向哪个单位了解。' },
      ]}
      after={(typing) => <AnswerFile typing={typing} />}
      send={(values, key) => answerCheck(check, { outcome: textOf(values, 'outcome') as Outcome, answer: textOf(values, 'answer'), ...(textOf(values, 'file') ? { file: textOf(values, 'file') } : {}) }, key)}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    >
      <p className="note-line">{check.matter}</p>
    </CommandDrawer>
  )
}

/** One file, sent as soon as it is chosen; its name is kept with it, so that closing the drawer loses neither. */
function AnswerFile({ typing: { values, type, fieldId, errorOf, isBusy } }: { typing: Typing }) {
  const input = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: uploadCheckFile,
    onSuccess: ({ id, name }) => {
      type('file', id)
      type('fileName', name)
    },
  })
  const name = textOf(values, 'fileName')
  const error = sending.isError ? toProblem(sending.error).detail : errorOf('file')
  return (
    <div className="field">
      <label className="label" htmlFor={fieldId('file')}>附件（选填）</label>
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
