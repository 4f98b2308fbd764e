import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { DrawerFiles, fileIdsIn } from '../files/drawer-files.tsx'
import { uploadTo } from '../files/upload.ts'
import { answerCheck, type AnswerBody, type Check } from './check-calls.ts'

const uploadCheckFile = uploadTo('/api/v1/staff/check-files')

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
      after={(typing) => <DrawerFiles typing={typing} name="file" label="附件（选填）" most={1} upload={uploadCheckFile} />}
      send={(values, key) => {
        const [file] = fileIdsIn(values, 'file')
        return answerCheck(check, { outcome: textOf(values, 'outcome') as Outcome, answer: textOf(values, 'answer'), ...(file === undefined ? {} : { file }) }, key)
      }}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    >
      <p className="note-line">{check.matter}</p>
    </CommandDrawer>
  )
}
