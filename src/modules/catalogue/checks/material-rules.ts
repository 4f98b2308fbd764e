import { proposeHolder } from '../propose-rules.ts'
import { allMaterials, type CheckRule, type Finding, findingIf, isBlank } from './check-rule.ts'

export const materialRules: readonly CheckRule[] = [
  {
    id: 'waivedNotTaken',
    title: '能免提交的材料不再收纸质',
    source: '政务服务事项要素常见问题：可材料免提交仍收取纸质材料',
    severity: 'warn', problem: 'waivedStillTaken', elements: ['materials', 'situations'],
    find: (content) => allMaterials(content).flatMap(({ material: { name, exemptBy, waiverWay, necessary, form, commitment }, path }): Finding[] => [
      ...findingIf(exemptBy !== null && waiverWay === null && necessary && form !== 'electronic', `${path}/waiverWay`, `「${name}」可用「${exemptBy}」代替，却没有免提交的办法，仍要收纸质。请选择免提交方式。`),
      ...findingIf(waiverWay !== null && waiverWay !== 'commitment' && isBlank(exemptBy), `${path}/exemptBy`, `「${name}」写了可免提交，没有写用什么代替。请填写电子证照或共享数据的名称。`),
      ...findingIf(waiverWay === 'commitment' && !commitment, `${path}/commitment`, `「${name}」的免提交方式是告知承诺，却没有标为可告知承诺。请改成一致。`),
    ]),
  },
  {
    id: 'cancelledProofsNotTaken',
    title: '已取消的证明不再收',
    source: '国办发〔2018〕47 号：取消的证明事项一律不得再索要',
    severity: 'block', problem: 'excessMaterials', elements: ['materials', 'situations', 'cancelledProofs'],
    find(content) {
      const cancelled = new Set(content.cancelledProofs.map(({ name }) => name.trim()))
      return allMaterials(content).flatMap(({ material: { name }, path }) => findingIf(cancelled.has(name.trim()), path, `「${name}」已列为取消的证明，材料里还在收。请删去这份材料。`))
    },
  },
  {
    id: 'proofsHaveBasis',
    title: '向申请人要的证明有法律依据',
    source: '国办发〔2018〕47 号：没有法律法规依据的证明事项一律取消',
    severity: 'warn', problem: 'excessMaterials', elements: ['materials', 'situations'],
    find: (content) => allMaterials(content).flatMap(({ material: { name, source, necessary, legalBasis, exemptBy }, path }) =>
      findingIf(/证明$/.test(name) && source !== 'government' && necessary && exemptBy === null && isBlank(legalBasis), `${path}/legalBasis`, `「${name}」没有写要求提供的依据。法律法规没有规定的请取消，有规定的请写明哪一条。`)),
  },
  {
    id: 'governmentMaterialsShared',
    title: '政府部门核发的材料优先免提交',
    source: '《优化营商环境条例》第三十七条：能通过共享获取的信息，不得要求另行提供',
    severity: 'warn', problem: 'waivedStillTaken', elements: ['materials', 'situations'],
    find: (content) => allMaterials(content).flatMap(({ material: { name, source, necessary, exemptBy, commitment, waiverWay, sourceNote }, path }) =>
      findingIf(source === 'government' && necessary && exemptBy === null && waiverWay === null && !commitment && isBlank(sourceNote), path, `「${name}」由政府部门核发，仍要申请人自己交。请设置免提交；确实不能共享的，在来源说明里写明到哪里取得。`)),
  },
  {
    id: 'holderFitsName',
    title: '他人的材料不凭申请人同意免提交',
    source: '《个人信息保护法》第十三条、第二十三条：处理、提供个人信息应当取得本人同意',
    severity: 'warn', problem: 'materials', elements: ['materials', 'situations'],
    find: (content) => allMaterials(content).flatMap(({ material: { name, exemptBy, holder }, path }) =>
      findingIf(exemptBy !== null && holder === 'applicant' && proposeHolder(name) === 'other', `${path}/holder`, `「${name}」看起来是他人的材料，却写着是申请人的：平台会按申请人的证照和数据免提交。请改为“他人”；确实是申请人本人的，请在这个问题里说明。`)),
  },
]
