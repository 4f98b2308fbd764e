/**
 * The fixed sentences of all documents, by name: `kind.what`, or `all.what` where several kinds say the same. A region may
 * put its own text in the place of each (`local-wordings.ts`); facts stand in braces and are filled when it is printed.
 * A line break begins a new paragraph.
 */
export interface Wording {
  /** For whoever edits it. */
  title: string
  text: string
  /** Facts that the law wants told: a local text without them is refused. */
  needs?: readonly string[]
  /** Texts that documents issued by earlier templates still print: valid up to that template version. */
  was?: readonly { until: number; text: string }[]
}

/** Facts that every wording may name. */
export const COMMON_FACTS = ['你', '申请人', '事项', '单位', '办件编号'] as const

const define = <const Name extends string>(wordings: Record<Name, Wording>): Readonly<Record<Name, Wording>> => wordings

export const WORDINGS = define({
  'all.remedies': {
    title: '救济途径',
    text: '如不服本{文书}，可以自收到本{文书}之日起{复议期限}内向{复议机关}申请行政复议，也可以自收到本{文书}之日起{诉讼期限}内向{法院}提起行政诉讼。',
    needs: ['复议期限', '复议机关', '诉讼期限', '法院'],
  },
  'all.copies': { title: '文书份数', text: '本文书一式两份，一份送达申请人，一份由本机关存档。' },
  'all.copiesBetweenOffices': { title: '单位之间往来文书的份数', text: '本单一式两份，移交单位和接收单位各存一份。' },

  'submissionReceipt.opening': { title: '提交回执：开头', text: '{你}于{提交日期}提出的「{事项}」申请已经提交成功。', needs: ['提交日期'] },
  'submissionReceipt.meaning': {
    title: '提交回执：效力和下一步',
    text: '本回执只表明申请已经提交，不表示申请材料符合要求或者申请已经受理。本机关将在{预审期限}完成预审；预审通过即收件，并另行出具收件凭证。凭办件编号和查询密码，可以在网上、自助终端或者窗口查询办理进度，请妥善保管查询密码。',
    needs: ['预审期限'],
  },
  'preReviewOpinion.opening': { title: '预审意见：开头', text: '{你}于{提交日期}提出的「{事项}」申请，经预审，需要修改后重新提交。修改意见如下：', needs: ['提交日期'] },
  'preReviewOpinion.next': {
    title: '预审意见：期限和办法',
    text: '请在{修改期限}登录政务服务网，在「我的办件」中修改后重新提交，已经填写的内容不会丢失。预审退回修改只有一次；需要帮助的，可以拨打联系电话或者到窗口办理。',
    needs: ['修改期限'],
  },
  'receipt.opening': { title: '收件凭证：开头', text: '本机关于{收件日期}收到{你}提出的「{事项}」申请及下列材料，共{材料项数}项。', needs: ['收件日期', '材料项数'] },
  'receipt.meaning': {
    title: '收件凭证：效力和答复期限',
    text: '本凭证只表明本机关已收到上述材料，不表示申请已经受理。本机关将在{答复期限}答复是否受理；材料不齐全或者不符合法定形式的，将在同一期限内一次告知需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理。',
    needs: ['答复期限'],
  },

  'correctionNotice.opening': {
    title: '补正告知书：开头',
    text: '{你}于{提交日期}提出的「{事项}」申请，申请材料不齐全或者不符合法定形式。根据{依据}的规定，现一次告知需要补正的全部内容：',
    needs: ['提交日期', '依据'],
  },
  'correctionNotice.how': { title: '补正告知书：期限和方式', text: '请在{补正期限}补正。补正材料可以通过下列方式提交：{提交方式}。', needs: ['补正期限', '提交方式'] },
  'correctionNotice.consequence': { title: '补正告知书：逾期后果', text: '逾期未补正且没有正当理由的，按放弃申请退件；补正齐全后重新计算{受理期限}的受理时间。' },
  'correctionNotice.closing': { title: '补正告知书：结尾', text: '以上为本次申请需要补正的全部内容。按要求提交全部补正材料的，本机关予以受理，办理期限自受理之日起计算。' },
  'supplementReceipt.correction': {
    title: '补正材料接收凭证',
    text: '本机关于{收到日期}收到{你}就「{事项}」申请补正的下列材料，共{材料项数}项。补正材料符合要求的，以收到全部补正材料之日为受理日；本机关将在{答复期限}答复是否受理。',
    needs: ['收到日期', '材料项数', '答复期限'],
  },
  'supplementReceipt.deferral': {
    title: '容缺材料接收凭证',
    text: '本机关于{收到日期}收到{你}就「{事项}」申请按承诺补交的下列材料，共{材料项数}项。{尚缺材料}',
    needs: ['收到日期', '材料项数', '尚缺材料'],
  },

  'acceptanceNotice.deemed': {
    title: '受理通知书：逾期未告知视为受理',
    text: '{你}于{提交日期}提出的「{事项}」申请，本机关未在收到申请材料之日起五个工作日内告知需要补正的内容。根据{依据}的规定，该申请自{受理日期}收到申请材料之日起即为受理。',
    needs: ['提交日期', '依据', '受理日期'],
  },
  'acceptanceNotice.deferral': {
    title: '受理通知书：容缺受理',
    text: '{你}于{提交日期}提出的「{事项}」申请，经审查，属于本机关职权范围，主要材料齐全且符合法定形式，尚缺次要材料，{你}已书面承诺按期补齐。根据{依据}的规定，本机关决定先予受理。',
    needs: ['提交日期', '依据'],
  },
  'acceptanceNotice.commitment': {
    title: '受理通知书：告知承诺',
    text: '{你}于{提交日期}提出的「{事项}」申请，本机关已一次性告知办理条件、证明内容、承诺方式和不实承诺的法律责任，{你}已书面作出承诺。根据{依据}的规定，本机关决定按告知承诺制予以受理。',
    needs: ['提交日期', '依据'],
  },
  'acceptanceNotice.complete': {
    title: '受理通知书：材料齐全',
    text: '{你}于{提交日期}提出的「{事项}」申请，经审查，属于本机关职权范围，申请材料齐全，符合法定形式。根据{依据}的规定，本机关决定予以受理。',
    needs: ['提交日期', '依据'],
  },
  'acceptanceNotice.owed': { title: '容缺受理：补交要求', text: '下列材料请按期补齐，补齐前不作出决定：' },
  'acceptanceNotice.overrunWithdrawn': { title: '容缺受理：逾期视为撤回', text: '逾期未补齐的，视为撤回申请。' },
  'acceptanceNotice.overrunReturned': { title: '容缺受理：逾期退件', text: '逾期未补齐的，作退件处理。' },
  'acceptanceNotice.overrunEnded': { title: '容缺受理：逾期终止', text: '逾期未补齐的，终止办理。' },
  'acceptanceNotice.clockStops': { title: '容缺受理：补交期间不计时', text: '补齐材料所需时间不计入办理期限。' },
  'acceptanceNotice.commitmentCheck': {
    title: '告知承诺：事后核查',
    text: '本机关将在{核查期限}对承诺内容进行核查。承诺不实的，依法责令限期整改或者撤销决定，并记入信用记录；在作出决定前，{你}可以撤回承诺，改按一般程序办理。',
    needs: ['核查期限'],
  },
  'acceptanceNotice.excluded': { title: '受理通知书：不计时的程序', text: '办理过程中需要进行下列程序，所需时间不计入办理期限：{程序}。', needs: ['程序'] },
  'refusalNotice.notRequired': { title: '不予受理：不需要许可', text: '{你}于{提交日期}提出的「{事项}」申请，经审查，该事项依法不需要取得{事项类型}。理由如下：', needs: ['提交日期'] },
  'refusalNotice.notOurAuthority': { title: '不予受理：不属于本机关职权', text: '{你}于{提交日期}提出的「{事项}」申请，经审查，该事项依法不属于本机关职权范围。理由如下：', needs: ['提交日期'] },
  'refusalNotice.other': { title: '不予受理：其他', text: '{你}于{提交日期}提出的「{事项}」申请，经审查，该申请不符合受理条件。理由如下：', needs: ['提交日期'] },
  'refusalNotice.closing': { title: '不予受理：决定', text: '根据{依据}的规定，本机关决定不予受理。', needs: ['依据'] },
  'refusalNotice.referral': { title: '不予受理：向谁申请', text: '该事项由{有权机关}办理，请向该机关提出申请。', needs: ['有权机关'] },

  'specialProcedureNotice.body': {
    title: '特别程序告知书',
    text: '{你}的「{事项}」申请正在办理中，需要进行「{程序}」。根据{依据}的规定，该程序所需时间不计算在办理期限内，现予告知。',
    needs: ['程序', '依据'],
  },
  'specialProcedureNotice.closing': { title: '特别程序告知书：结尾', text: '「{程序}」结束后，办理期限接续计算。需要{你}配合的，请按承办人的通知办理。', needs: ['程序'] },
  'extensionNotice.body': {
    title: '延期告知书',
    text: '{你}的「{事项}」申请，本机关于{受理日期}受理。因{延期理由}，不能在法定期限内作出决定。根据{依据}的规定，经本机关负责人批准，办理期限延长{延长时间}，延长后的期限至{新期限}。延期只有一次。',
    needs: ['延期理由', '依据', '延长时间', '新期限'],
  },
  'hearingNotice.body': {
    title: '听证告知书',
    text: '{你}的「{事项}」申请，涉及下列重大利益关系：{听证事由}。根据{依据}的规定，申请人、利害关系人享有要求听证的权利。',
    needs: ['听证事由', '依据'],
  },
  'hearingNotice.how': {
    title: '听证告知书：如何要求听证',
    text: '要求听证的，请在{提出期限}向本机关提出，可以在网上「我的办件」中提出，也可以到窗口提交书面申请。逾期未提出的，视为放弃听证权利。\n要求听证的，本机关将在收到申请之日起二十个工作日内组织听证；申请人、利害关系人不承担组织听证的费用。听证所需时间不计算在办理期限内。',
    needs: ['提出期限'],
  },
  'rectificationNotice.body': {
    title: '整改通知书',
    text: '{你}以告知承诺方式办理的「{事项}」，本机关核查发现与承诺不符：{核查情况}根据{依据}的规定，责令{你}在{整改期限}改正。',
    needs: ['核查情况', '依据', '整改期限'],
  },
  'rectificationNotice.consequence': { title: '整改通知书：后果', text: '逾期不改正或者改正后仍不符合条件的，本机关将依法撤销所作决定，并记入信用记录；信用修复前不再适用告知承诺。对核查结论有异议的，可以在上述期限内向本机关陈述、申辩。' },

  'decision.opening': { title: '决定书：开头', text: '{你}提出的「{事项}」申请，本机关已于{受理日期}受理。{审查结论}', needs: ['受理日期', '审查结论'] },
  'decision.grant': { title: '决定书：准予', text: '根据{依据}的规定，本机关决定{决定}', needs: ['依据', '决定'] },
  'decision.delivery': { title: '决定书：送达期限', text: '本机关自作出决定之日起{送达期限}内向{你}送达{办理结果}。', needs: ['送达期限', '办理结果'] },
  'decision.commitment': {
    title: '决定书：告知承诺',
    text: '本决定根据{你}的书面承诺作出。本机关将在{核查期限}核查承诺内容；承诺不实的，依法责令限期整改或者撤销本决定。',
    needs: ['核查期限'],
  },
  'decision.automatic': { title: '决定书：自动审批', text: '本决定由系统按照已经公布的规则（{规则}）自动作出。{你}可以要求说明所依据的规则，也可以要求人工复核。', needs: ['规则'] },
  'decision.denialReasons': { title: '决定书：不予的理由', text: '经审查，该申请不符合法定条件、标准，理由如下：' },
  'decision.denial': { title: '决定书：不予', text: '根据{依据}的规定，本机关决定{决定}。', needs: ['依据', '决定'] },
  'revocationDecision.body': {
    title: '撤销决定书',
    text: '{你}以告知承诺方式取得的「{事项}」，本机关于{决定日期}作出准予的决定。经核查，{撤销理由}根据{依据}的规定，本机关决定撤销上述决定。',
    needs: ['决定日期', '撤销理由', '依据'],
  },
  'revocationDecision.effect': { title: '撤销决定书：效力', text: '自{撤销日期}起，据此取得的资格和{证照}不再有效，请停止相关活动并将证照原件交回本机关。', needs: ['撤销日期', '证照'] },
  'voidingDecision.body': {
    title: '作废决定',
    text: '「{事项}」办件（编号{办件编号}）{作废情形}：{作废理由}经两名工作人员分别确认，本机关决定自{作废日期}起将该办件作废，该编号不再使用。',
    needs: ['作废理由', '作废日期'],
  },
  'voidingDecision.effect': { title: '作废决定：对申请人的影响', text: '作废不影响{你}就同一事项重新提出申请；已经提交的材料可以直接复用，不需要再次提交。' },

  'collectionNotice.body': { title: '领证通知', text: '{你}的「{事项}」已经办结，下列办理结果可以领取：', needs: [] },
  'collectionNotice.how': {
    title: '领证通知：如何领取',
    text: '请凭办件编号和申请人的有效身份证件，到{领取地点}的出件窗口领取；委托他人领取的，代领人请带本人和申请人的有效身份证件。不便到窗口的，可以拨打联系电话选择免费邮寄。',
    needs: ['领取地点'],
  },
  'courierSlip.body': { title: '寄送单', text: '下列文书、证照已经交邮，寄递费用由本机关承担。收件时请当面核对，有误或者逾期未收到的，请拨打联系电话。' },

  'terminationNotice.withdrawn': { title: '终止办理：申请人撤回', text: '{你}于{提交日期}提出的「{事项}」申请，{你}已申请撤回。{情况说明}', needs: ['提交日期', '情况说明'] },
  'terminationNotice.correctionOverdue': { title: '退件：逾期未补正', text: '{你}于{提交日期}提出的「{事项}」申请，{你}未在告知的期限内补正材料。{情况说明}', needs: ['提交日期', '情况说明'] },
  'terminationNotice.deferralOverdue': { title: '终止办理：逾期未补交容缺材料', text: '{你}于{提交日期}提出的「{事项}」申请，{你}未在承诺的期限内补交材料。{情况说明}', needs: ['提交日期', '情况说明'] },
  'terminationNotice.abandoned': { title: '退件：申请人放弃', text: '{你}于{提交日期}提出的「{事项}」申请，{你}已放弃办理。{情况说明}', needs: ['提交日期', '情况说明'] },
  'terminationNotice.other': { title: '终止办理：其他', text: '{你}于{提交日期}提出的「{事项}」申请，{情况说明}', needs: ['提交日期', '情况说明'] },
  'terminationNotice.closing': { title: '终止办理：决定', text: '本机关决定自{终止日期}起终止办理。{你}仍需办理的，可以在符合条件、备齐材料后重新提出申请。', needs: ['终止日期'] },
  'terminationNotice.returned': { title: '终止办理：退还材料', text: '下列申请材料随本通知书退还：' },

  'transferSlip.body': {
    title: '转报单',
    text: '{申请人}于{提交日期}提出的「{事项}」申请，依法应当先经本机关审查后报你机关决定。根据{依据}的规定，本机关已经完成初步审查，现将初步审查意见和全部申请材料报送你机关。',
    needs: ['提交日期', '依据'],
  },
  'handoverSlip.body': { title: '移交单', text: '本窗口代收的「{事项}」申请（编号{办件编号}）的下列材料原件，现移交{接收单位}，请核对后签收。', needs: ['接收单位'] },
})

export type WordingName = keyof typeof WORDINGS

/** Texts in the place of the platform's own, by name. */
export type WordingTexts = Partial<Record<WordingName, string>>

export const isWordingName = (name: string): name is WordingName => Object.hasOwn(WORDINGS, name)

/** The platform's own text, as documents of that template version print it. */
export function ownText(name: WordingName, templateVersion: number): string {
  const wording: Wording = WORDINGS[name]
  return wording.was?.find(({ until }) => templateVersion <= until)?.text ?? wording.text
}

const FACT = /\{([^{}]*)\}/g

/** The facts a text names, each once. */
export const factsIn = (text: string): string[] => [...new Set([...text.matchAll(FACT)].map(([, fact]) => fact!))]

/** The facts that `name` can tell: those of the platform's own text, and what every wording may name. */
export const factsOf = (name: WordingName): string[] => [...new Set([...COMMON_FACTS, ...factsIn(WORDINGS[name].text)])]

/** @throws RangeError when a fact is not known: the text should never have been saved */
export function fill(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(FACT, (_, fact: string) => {
    const value = facts[fact]
    if (value === undefined) throw new RangeError(`no fact for {${fact}} in: ${text}`)
    return value
  })
}

/** What is wrong with a text somebody wants in the place of the platform's own; empty when nothing is. */
export function findWordingFaults(name: WordingName, text: string): string[] {
  const named = factsIn(text)
  const known = factsOf(name)
  const unknown = named.filter((fact) => !known.includes(fact))
  const missing = ((WORDINGS[name] as Wording).needs ?? []).filter((fact) => !named.includes(fact))
  return [
    ...(unknown.length > 0 ? [`没有${unknown.map((fact) => `{${fact}}`).join('、')}这样的内容，可以用的有${known.map((fact) => `{${fact}}`).join('、')}。`] : []),
    ...(missing.length > 0 ? [`缺少依法必须写明的${missing.map((fact) => `{${fact}}`).join('、')}。`] : []),
    ...(/[{}]/.test(text.replace(FACT, '')) ? ['大括号没有成对，请检查。'] : []),
  ]
}
