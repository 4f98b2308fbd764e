import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { toProblem } from '../../client/problem.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { type CallersRating, type CallersService, rateForCaller, readForCaller } from './rating-calls.ts'

/** 热线代录: the number the caller reads out, then what they say in their words. */
export function HotlineRating() {
  const [number, setNumber] = useState('')
  const [rated, setRated] = useState<string | undefined>(undefined)
  const finding = useMutation({ mutationFn: readForCaller, onMutate: () => setRated(undefined) })
  const plain = number.replaceAll(/\s/g, '')
  const isNumber = /^\d{19}$/.test(plain)
  const [isTried, setTried] = useState(false)
  const error = isTried && !isNumber ? '请填写 19 位办件编号，在来电人的收件凭证或短信里。' : finding.isError ? toProblem(finding.error).detail : undefined
  return (
    <>
      <PageTitle title="热线代录评价"><span className="quiet">只记来电人自己说的，不劝评、不代评。这样的评价标明「热线电话」。</span></PageTitle>
      {rated && <p className="note-line good" role="status">已记录：{rated}。</p>}
      <div className="panel">
        <div className="panel-body">
          <Form
            layout="vertical"
            onFinish={() => {
              setTried(true)
              if (isNumber) finding.mutate(plain)
            }}
          >
            <Form.Item label="办件编号" htmlFor="hotline-number" validateStatus={error ? 'error' : undefined} help={error && <span id="hotline-number-error" role="alert">{error}</span>}>
              <Input id="hotline-number" inputMode="numeric" autoComplete="off" maxLength={30} value={number} aria-invalid={error !== undefined} aria-describedby={error ? 'hotline-number-error' : undefined} onChange={({ target }) => setNumber(target.value)} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={finding.isPending}>查找服务</Button>
          </Form>
        </div>
      </div>
      {finding.isSuccess && (
        <Record
          service={finding.data} number={plain} onClose={() => finding.reset()}
          onDone={(gradeName) => {
            setRated(gradeName)
            setNumber('')
            setTried(false)
            finding.reset()
          }}
        />
      )}
    </>
  )
}

function Record({ service: { id, item, hall, occasionName, grades }, number, onDone, onClose }: { service: CallersService; number: string; onDone: (gradeName: string) => void; onClose: () => void }) {
  const optionsOf = (grade: string) => grades.find((each) => String(each.grade) === grade)?.options ?? []
  return (
    <CommandDrawer
      draft={`hotline-rating:${id}`}
      title="记录来电人的评价"
      submitLabel="记录评价"
      explain={`${hall.name}「${item.name}」（${occasionName}）。先确认来电人就是办事人，再逐项问。`}
      fields={(values) => [
        { name: 'callerCheck', kind: 'radio', label: '怎样确认来电人', required: true, options: [{ value: 'receipt', label: '核对了收件凭证上的查询密码' }, { value: 'callBack', label: '回拨了登记的电话' }] },
        { name: 'grade', kind: 'radio', label: '总体评价', required: true, options: grades.map(({ grade, name }) => ({ value: String(grade), label: name })) },
        ...(textOf(values, 'grade') ? [{ name: `options-${textOf(values, 'grade')}`, kind: 'checkboxes' as const, label: '原因', required: false, options: optionsOf(textOf(values, 'grade')).map(({ id: value, text }) => ({ value, label: text })) }] : []),
        { name: 'comment', kind: 'textarea', label: '来电人的话', required: false, maxLength: 500, hint: '照来电人的原话，不写姓名和电话。' },
        { name: 'named', kind: 'radio', label: '来电人愿意被联系核实吗', required: true, options: [{ value: 'yes', label: '愿意（实名）' }, { value: 'no', label: '不愿意（匿名）' }] },
      ]}
      send={(values, key) => {
        const grade = textOf(values, 'grade')
        const chosen = values[`options-${grade}`]
        return rateForCaller(number, {
          grade: Number(grade) as CallersRating['grade'], options: Array.isArray(chosen) ? chosen : [], isAnonymous: textOf(values, 'named') !== 'yes', callerCheck: textOf(values, 'callerCheck') as CallersRating['callerCheck'],
          ...(textOf(values, 'comment') ? { comment: textOf(values, 'comment') } : {}),
        }, key)
      }}
      onDone={({ gradeName }) => onDone(gradeName)}
      onClose={onClose}
    />
  )
}
