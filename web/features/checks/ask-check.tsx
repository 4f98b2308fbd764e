import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { askCheck, type AskCheckBody, type Check, useCheckBodies } from './check-calls.ts'

const LAW = '《优化营商环境条例》第四十四条'

interface AskCheckProps {
  /** The case it is asked for: then it is about its applicant. */
  ofCase?: { number: string; applicantName: string; itemName: string }
  onDone: (check: Check) => void
  onClose: () => void
}

/** 发起协查: whom we ask, about whom, what is to be confirmed, by which rule. */
export function AskCheck({ ofCase, onDone, onClose }: AskCheckProps) {
  const bodies = useCheckBodies()
  const options = (bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CommandDrawer
      draft={`ask-check:${ofCase?.number ?? 'other'}`}
      title="发起协查"
      submitLabel="发起协查"
      explain={ofCase
        ? `为${ofCase.applicantName}办理的「${ofCase.itemName}」核实情况。对方在规定的工作日内答复，答复会附在这个办件里；申请人可以看到谁核实了什么。`
        : '请掌握情况的单位核实，不让群众去开证明。对方在规定的工作日内答复；被核实的人可以看到谁核实了什么。'}
      fields={(values) => fieldsOf(values, options, ofCase !== undefined)}
      initial={{ basis: LAW, 'subject/kind': 'person' }}
      send={(values, key) => askCheck(toBody(values, ofCase?.number), key)}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function fieldsOf(values: Values, bodies: { value: string; label: string }[], isForCase: boolean): FormField[] {
  const isPerson = textOf(values, 'subject/kind') !== 'enterprise'
  const subject: FormField[] = [
    { name: 'subject/kind', kind: 'radio', label: '协查谁', required: true, options: [{ value: 'person', label: '个人' }, { value: 'enterprise', label: '企业' }] },
    { name: 'subject/name', kind: 'text', label: isPerson ? '姓名' : '企业名称', required: true, maxLength: 100 },
    { name: 'subject/identityNumber', kind: 'identityNumber', label: isPerson ? '身份证号码' : '统一社会信用代码', required: true, maxLength: 18 },
  ]
  return [
    { name: 'authority', kind: 'select', label: '协查单位', required: true, options: bodies, hint: '掌握这一情况的单位，输入名称查找。' },
    ...(isForCase ? [] : subject),
    { name: 'matter', kind: 'textarea', label: '请确认什么', required: true, maxLength: 500, hint: '写成一句能答“属实”或“不符”的话，一件协查只问一件事。例如：2025年12月在本地参加了社会保险。' },
    { name: 'basis', kind: 'text', label: '依据', required: true, maxLength: 300 },
  ]
}

const toBody = (values: Values, application: string | undefined): AskCheckBody => ({
  authority: textOf(values, 'authority'),
  matter: textOf(values, 'matter'),
  basis: textOf(values, 'basis'),
  ...(application === undefined
    ? { subject: { kind: textOf(values, 'subject/kind') === 'enterprise' ? 'enterprise' as const : 'person' as const, name: textOf(values, 'subject/name'), identityNumber: textOf(values, 'subject/identityNumber') } }
    : { application }),
})
