import { Panel } from '../../kit/panel.tsx'

const USE = ['开机后等待屏幕出现首页；第一次使用会显示六位配对码，请在“台账”里打开这台终端，点“配对”输入。', '引导群众从首页选事项；认证可以刷身份证、扫居民码或用手机号登录。', '办完请提醒群众取走证件和打印的凭证；离开后终端会自动退出并清除个人信息。', '老年人、残疾人可以点“长辈版”，字更大、步骤更少；需要时点“叫人帮忙”。']
const CARE = ['每天上班前：看屏幕是否亮、读卡区是否干净、打印纸是否够用，打印一张测试凭证。', '每周：用微湿软布擦屏幕和读卡区，检查电源线、网线是否松动；不要用酒精直接喷屏幕。', '每月：在“台账”里登记一次巡检；24 小时终端另看门禁、照明和监控。', '停电、搬迁前先正常关机；搬走、送修的，先在“台账”里解除配对。']
const FAULTS: readonly (readonly [string, string])[] = [
  ['屏幕不亮', '看电源指示灯和插座；灯亮而屏不亮的，长按电源键 10 秒重新开机；仍不亮的报修。'],
  ['提示“没有配对”', '终端被解除过配对或换过系统：按屏幕上的新配对码重新配对。'],
  ['显示离线', '看网线和专线设备的灯，重启路由器；附近其他设备也上不了网的，联系网络维护单位。'],
  ['不出纸、卡纸', '打开下盖，换纸卷（光面朝上），沿出纸方向取出卡住的纸；合上盖后打印测试凭证。'],
  ['读不出身份证', '请群众去掉卡套，放平停两秒；换一张证件也读不出的，重启读卡器后报修。'],
  ['触摸没有反应', '用软布擦干屏幕，重新开机；仍没有反应的报修，并贴上“暂停使用”。'],
]

/** 使用帮助 for whoever looks after a terminal: basic use, daily care, common faults (C314). */
export const TerminalHelp = () => (
  <div className="stack">
    <Panel title="基本操作"><ol className="help-steps">{USE.map((step) => <li key={step}>{step}</li>)}</ol></Panel>
    <Panel title="日常管理"><ol className="help-steps">{CARE.map((step) => <li key={step}>{step}</li>)}</ol></Panel>
    <Panel title="常见故障排查"><dl className="facts">{FAULTS.flatMap(([what, how]) => [<dt key={what}>{what}</dt>, <dd key={how}>{how}</dd>])}</dl><p className="quiet" style={{ marginTop: 12 }}>自己排除不了的，在“台账”里找到这台设备报修；群众也可以按设备标签上的编号报修。</p></Panel>
  </div>
)
