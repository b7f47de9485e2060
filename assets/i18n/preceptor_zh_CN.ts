<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <source>Past consults and recordings</source>
      <translation>过往会诊与录像</translation>
    </message>
    <message>
      <source>Review a consult file…</source>
      <translation>查看会诊文件…</translation>
    </message>
    <message>
      <source>Camera, microphone, loudspeaker…</source>
      <translation>摄像头、麦克风、扬声器…</translation>
    </message>
    <message>
      <source>Try camera, sound and link…</source>
      <translation>测试摄像头、声音和网络…</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>设置…</translation>
    </message>
    <message>
      <source>Change person…</source>
      <translation>更换用户…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
  </context>
  <context>
    <name>Afterwards</name>
    <message>
      <source>Opinion</source>
      <translation>意见</translation>
    </message>
    <message>
      <source>Reopen…</source>
      <translation>重新打开…</translation>
    </message>
    <message>
      <source>Something was forgotten</source>
      <translation>有遗漏</translation>
    </message>
    <message>
      <source>The patient is worse</source>
      <translation>患者恶化</translation>
    </message>
    <message>
      <source>Reopen the consult?</source>
      <translation>重新打开会诊？</translation>
    </message>
    <message>
      <source>Reopen</source>
      <translation>重新打开</translation>
    </message>
  </context>
  <context>
    <name>Age</name>
    <message>
      <source>{n} s</source>
      <translation>{n} 秒</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} 小时</translation>
    </message>
  </context>
  <context>
    <name>AmendDialog</name>
    <message>
      <source>Correct the request</source>
      <translation>更正请求</translation>
    </message>
    <message>
      <source>Why, if it is not plain</source>
      <translation>原因（如不明显）</translation>
    </message>
    <message>
      <source>Save the correction</source>
      <translation>保存更正</translation>
    </message>
  </context>
  <context>
    <name>Arrivals</name>
    <message>
      <source>{name} ({role}) is here now.</source>
      <translation>{name}（{role}）已到。</translation>
    </message>
  </context>
  <context>
    <name>Askers</name>
    <message>
      <source>{panel}: {n} asking to look on</source>
      <translation>{panel}：{n} 人请求旁观</translation>
    </message>
    <message>
      <source>People: {n} asking to look on</source>
      <translation>人员：{n} 人请求旁观</translation>
    </message>
  </context>
  <context>
    <name>BackWords</name>
    <message>
      <source>The connection is back. Camera and microphone are off: start them when you are ready.</source>
      <translation>连接已恢复。摄像头和麦克风已关闭：准备好后请打开。</translation>
    </message>
    <message>
      <source>The connection is back. Picture and voice follow.</source>
      <translation>连接已恢复。图像和声音随后恢复。</translation>
    </message>
    <message>
      <source>The connection is back. You are seen and heard again.</source>
      <translation>连接已恢复。对方又能看到和听到您了。</translation>
    </message>
    <message>
      <source>The connection is back.</source>
      <translation>连接已恢复。</translation>
    </message>
  </context>
  <context>
    <name>Badge</name>
    <message>
      <source>{mm:g} mm to the next: a picture is missing</source>
      <translation>距下一张 {mm:g} 毫米：缺一张图像</translation>
    </message>
    <message>
      <source>{mm:g} mm from the last: a picture is missing</source>
      <translation>距上一张 {mm:g} 毫米：缺一张图像</translation>
    </message>
    <message>
      <source>Turned to the right</source>
      <translation>已向右旋转</translation>
    </message>
    <message>
      <source>Upside down</source>
      <translation>上下颠倒</translation>
    </message>
    <message>
      <source>Turned to the left</source>
      <translation>已向左旋转</translation>
    </message>
    <message>
      <source>Left and right changed</source>
      <translation>左右已互换</translation>
    </message>
    <message>
      <source>Inverted</source>
      <translation>已反相</translation>
    </message>
    <message>
      <source>Brightness or contrast changed</source>
      <translation>亮度或对比度已更改</translation>
    </message>
    <message>
      <source>The window that was set is not on this picture</source>
      <translation>所设的窗未用于此图像</translation>
    </message>
    <message>
      <source>Centre {centre:g}, width {width:g} {unit}</source>
      <translation>窗位 {centre:g}，窗宽 {width:g} {unit}</translation>
    </message>
  </context>
  <context>
    <name>Band</name>
    <message>
      <source>no number</source>
      <translation>无编号</translation>
    </message>
    <message>
      <source>sex and age unknown</source>
      <translation>性别年龄不详</translation>
    </message>
    <message>
      <source>F</source>
      <translation>女</translation>
    </message>
    <message>
      <source>M</source>
      <translation>男</translation>
    </message>
    <message>
      <source>other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>sex unknown,</source>
      <translation>性别不详，</translation>
    </message>
    <message>
      <source>{sex}, age unknown</source>
      <translation>{sex},年龄不详</translation>
    </message>
    <message>
      <source>age unknown</source>
      <translation>年龄不详</translation>
    </message>
    <message>
      <source>under one year</source>
      <translation>不满一岁</translation>
    </message>
    <message>
      <source>1 year</source>
      <translation>1 岁</translation>
    </message>
    <message>
      <source>{n} years</source>
      <translation>{n} 岁</translation>
    </message>
    <message>
      <source>1 month</source>
      <translation>1 个月</translation>
    </message>
    <message>
      <source>{n} months</source>
      <translation>{n} 个月</translation>
    </message>
  </context>
  <context>
    <name>BankCard</name>
    <message>
      <source>Real size</source>
      <translation>真实大小</translation>
    </message>
    <message>
      <source>Hold a bank card to the screen</source>
      <translation>把银行卡贴在屏幕上</translation>
    </message>
    <message>
      <source>Make the outline as wide as the card, with the slider or the arrow keys. Every bank card has this size.</source>
      <translation>用滑块或方向键把轮廓调到与卡一样宽。所有银行卡都是这个尺寸。</translation>
    </message>
    <message>
      <source>Width of the outline</source>
      <translation>轮廓的宽度</translation>
    </message>
    <message>
      <source>It is remembered for this screen of this computer until its resolution changes.</source>
      <translation>对本机的这块屏幕会一直记住，直到分辨率改变。</translation>
    </message>
    <message>
      <source>It fits</source>
      <translation>正好</translation>
    </message>
  </context>
  <context>
    <name>Battery</name>
    <message>
      <source>Battery {percent} %</source>
      <translation>电量 {percent}%</translation>
    </message>
    <message>
      <source>Battery there {percent} %</source>
      <translation>对方电量 {percent}%</translation>
    </message>
    <message>
      <source>This computer has {percent} % left. Plug it in, or the call will end.</source>
      <translation>这台计算机只剩 {percent}% 电量。请接上电源，否则通话会中断。</translation>
    </message>
    <message>
      <source>The computer of {name} has {percent} % left. Ask them to plug it in.</source>
      <translation>{name} 的计算机只剩 {percent}% 电量。请对方接上电源。</translation>
    </message>
  </context>
  <context>
    <name>Bedside</name>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>拍照</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Back to the live picture</source>
      <translation>返回实时画面</translation>
    </message>
    <message>
      <source>I need you</source>
      <translation>请您帮忙</translation>
    </message>
    <message>
      <source>Called {age} ago</source>
      <translation>{age}前已呼叫</translation>
    </message>
    <message>
      <source>Do what the practice partner asks above.</source>
      <translation>请按上方练习伙伴的要求做。</translation>
    </message>
    <message>
      <source>No specialist is here yet.</source>
      <translation>还没有专家在这里。</translation>
    </message>
    <message>
      <source>Done. {name} is told when the connection is back.</source>
      <translation>完成。连接恢复后 {name} 会得知。</translation>
    </message>
    <message>
      <source>Done. {name} is told.</source>
      <translation>完成。{name} 会得知。</translation>
    </message>
    <message>
      <source>Nothing to do right now.</source>
      <translation>现在没有要做的事。</translation>
    </message>
  </context>
  <context>
    <name>Beside</name>
    <message>
      <source>The page before</source>
      <translation>上一页</translation>
    </message>
    <message>
      <source>The next page</source>
      <translation>下一页</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>互换</translation>
    </message>
    <message>
      <source>To draw on this one: marks go left</source>
      <translation>要在此图上绘制：标记在左侧</translation>
    </message>
    <message>
      <source>End the comparison</source>
      <translation>结束对比</translation>
    </message>
    <message>
      <source>{title}, page {n} of {all}</source>
      <translation>{title}，第 {n}/{all} 页</translation>
    </message>
    <message>
      <source>Still {n}</source>
      <translation>定格画面 {n}</translation>
    </message>
  </context>
  <context>
    <name>BoardPage</name>
    <message>
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>我的</translation>
    </message>
    <message>
      <source>Under way</source>
      <translation>进行中</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>练习</translation>
    </message>
    <message>
      <source>Search number, complaint, site</source>
      <translation>搜索编号、主诉、地点</translation>
    </message>
    <message>
      <source>Requests</source>
      <translation>请求</translation>
    </message>
    <message>
      <source>No connection to the server. The board is as it was last seen.</source>
      <translation>没有连接到服务器。列表为上次所见。</translation>
    </message>
    <message>
      <source>Fetching the board…</source>
      <translation>正在获取列表…</translation>
    </message>
    <message>
      <source>Choose a request</source>
      <translation>请选择一个请求</translation>
    </message>
    <message>
      <source>Nothing matches</source>
      <translation>没有匹配项</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>全部显示</translation>
    </message>
    <message>
      <source>Nobody is waiting</source>
      <translation>没有人在等待</translation>
    </message>
    <message>
      <source>A new request appears here and sounds; an emergency rings until it is accepted.</source>
      <translation>新请求会出现在这里并发出提示音；紧急情况会一直响到有人接受。</translation>
    </message>
    <message>
      <source>It is yours now</source>
      <translation>现在归您</translation>
    </message>
    <message>
      <source>It stands under Mine.</source>
      <translation>在“我的”里。</translation>
    </message>
    <message>
      <source>Taken by {name}</source>
      <translation>已由 {name} 接受</translation>
    </message>
    <message>
      <source>Choose another request.</source>
      <translation>请选择另一个请求。</translation>
    </message>
    <message>
      <source>This request does not stand here any more</source>
      <translation>该请求已不在这里</translation>
    </message>
  </context>
  <context>
    <name>Calipers</name>
    <message>
      <source>Here nothing can be measured: a leg stands beside the grid, or too far from the other.</source>
      <translation>此处无法测量：一条腿在网格之外，或离另一条太远。</translation>
    </message>
  </context>
  <context>
    <name>CallBanner</name>
    <message>
      <source>The bedside calls you in a consult of yours. It rings here until you open it.</source>
      <translation>床旁在您的一个会诊中呼叫您。这里会一直响到您打开它。</translation>
    </message>
    <message>
      <source>An emergency waits. It rings here until a specialist accepts it.</source>
      <translation>有紧急情况在等待。这里会一直响到有专家接受。</translation>
    </message>
    <message>
      <source>Nobody looks after an emergency. It rings here until a specialist takes it over.</source>
      <translation>有紧急情况无人照看。这里会一直响到有专家接手。</translation>
    </message>
    <message>
      <source>Stop the sound</source>
      <translation>关闭声音</translation>
    </message>
  </context>
  <context>
    <name>CallBar</name>
    <message>
      <source>STOP</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Stop at once</source>
      <translation>立即停止</translation>
    </message>
    <message>
      <source>Start camera</source>
      <translation>打开摄像头</translation>
    </message>
    <message>
      <source>Start camera and microphone</source>
      <translation>打开摄像头和麦克风</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>静音</translation>
    </message>
    <message>
      <source>Cover</source>
      <translation>遮住</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>设备</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>听诊</translation>
    </message>
    <message>
      <source>Ask to listen with the stethoscope</source>
      <translation>请求用听诊器听诊</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>拍照</translation>
    </message>
    <message>
      <source>Opinion…</source>
      <translation>意见…</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>离开</translation>
    </message>
    <message>
      <source>Muted</source>
      <translation>已静音</translation>
    </message>
    <message>
      <source>Covered</source>
      <translation>已遮住</translation>
    </message>
  </context>
  <context>
    <name>CallStrip</name>
    <message>
      <source>Stop the sound</source>
      <translation>关闭声音</translation>
    </message>
    <message>
      <source>{n} more</source>
      <translation>另有 {n} 个</translation>
    </message>
    <message>
      <source>Emergency</source>
      <translation>紧急</translation>
    </message>
    <message>
      <source>Accept…</source>
      <translation>接受…</translation>
    </message>
    <message>
      <source>You are needed</source>
      <translation>需要您</translation>
    </message>
    <message>
      <source>Go there…</source>
      <translation>前往…</translation>
    </message>
    <message>
      <source>Nobody there</source>
      <translation>无人照看</translation>
    </message>
    <message>
      <source>Take over…</source>
      <translation>接手…</translation>
    </message>
  </context>
  <context>
    <name>Called</name>
    <message>
      <source>{name} is not signed in</source>
      <translation>{name}未登录</translation>
    </message>
    <message>
      <source>No specialist is signed in</source>
      <translation>没有专家登录</translation>
    </message>
    <message>
      <source>No connection: it may still ring</source>
      <translation>无连接：可能仍在响铃</translation>
    </message>
    <message>
      <source>Telephone. The connection returns without a press.</source>
      <translation>请打电话。连接会自动恢复，无需按键。</translation>
    </message>
    <message>
      <source>No connection: nobody is rung</source>
      <translation>无连接：没有人被呼叫</translation>
    </message>
    <message>
      <source>Telephone. The call goes out by itself as soon as the connection is back.</source>
      <translation>请打电话。连接恢复后呼叫会自动发出。</translation>
    </message>
    <message>
      <source>Telephone. The call goes out by itself as soon as the server can store it.</source>
      <translation>请打电话。服务器能够保存后呼叫会自动发出。</translation>
    </message>
    <message>
      <source>The server cannot take the call: nobody is rung</source>
      <translation>服务器无法接收呼叫：没有人被呼叫</translation>
    </message>
    <message>
      <source>The server does not answer: nobody is rung yet</source>
      <translation>服务器没有应答：尚未呼叫到任何人</translation>
    </message>
    <message>
      <source>Telephone.</source>
      <translation>请打电话。</translation>
    </message>
    <message>
      <source>Calling…</source>
      <translation>正在呼叫…</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>{name} has been gone for {time}</source>
      <translation>{name}已离开{time}</translation>
    </message>
    <message>
      <source>Every specialist sees that nobody looks after it.</source>
      <translation>每位专家都会看到无人照看此会诊。</translation>
    </message>
    <message>
      <source>Every specialist sees that nobody looks after it. Telephone.</source>
      <translation>所有专家都能看到无人照看。请打电话。</translation>
    </message>
    <message>
      <source>It rings again</source>
      <translation>正在再次响铃</translation>
    </message>
    <message>
      <source>{where}. Telephone.</source>
      <translation>{where}。请打电话。</translation>
    </message>
    <message>
      <source>{where}.</source>
      <translation>{where}。</translation>
    </message>
    <message>
      <source>It rings at the specialists</source>
      <translation>正在专家处响铃</translation>
    </message>
    <message>
      <source>Nobody has accepted yet</source>
      <translation>还没有人接受</translation>
    </message>
    <message>
      <source>{where}. Telephone as well.</source>
      <translation>{where}。也请打电话。</translation>
    </message>
    <message>
      <source>The first to accept comes here.</source>
      <translation>最先接受的专家会来到这里。</translation>
    </message>
    <message>
      <source>{n} signed in. Telephone.</source>
      <translation>{n} 位已登录。请打电话。</translation>
    </message>
    <message>
      <source>No screen says that it rings</source>
      <translation>没有屏幕报告正在响铃</translation>
    </message>
    <message>
      <source>Ringing at 1 screen</source>
      <translation>正在 1 个屏幕上响铃</translation>
    </message>
    <message>
      <source>Ringing at {n} screens</source>
      <translation>正在 {n} 个屏幕上响铃</translation>
    </message>
  </context>
  <context>
    <name>CalledLine</name>
    <message>
      <source>Call off…</source>
      <translation>取消请求…</translation>
    </message>
    <message>
      <source>Telephone {number}</source>
      <translation>致电 {number}</translation>
    </message>
    <message>
      <source>Undo ({n})</source>
      <translation>撤销（{n}）</translation>
    </message>
    <message>
      <source>Undo the call</source>
      <translation>撤销呼叫</translation>
    </message>
  </context>
  <context>
    <name>CameraThere</name>
    <message>
      <source>No camera at the bedside for {age}</source>
      <translation>床旁已 {age} 没有摄像头</translation>
    </message>
    <message>
      <source>It is unplugged, or another program has it; they read what helps. Voice goes on.</source>
      <translation>摄像头未插好，或被其他程序占用；床旁会看到解决办法。语音继续。</translation>
    </message>
    <message>
      <source>Camera off at the bedside for {age}</source>
      <translation>床旁摄像头已关闭 {age}</translation>
    </message>
    <message>
      <source>They are heard, not seen. Ask them to choose a camera under Devices.</source>
      <translation>能听到对方但看不到。请对方在“设备”中选择摄像头。</translation>
    </message>
    <message>
      <source>Black picture from the bedside for {age}</source>
      <translation>床旁画面已黑屏 {age}</translation>
    </message>
    <message>
      <source>Its lens is covered, or there is no light. Ask them to look.</source>
      <translation>镜头被遮住或没有光线。请对方查看。</translation>
    </message>
    <message>
      <source>black</source>
      <translation>黑色</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age}前</translation>
    </message>
  </context>
  <context>
    <name>Cannot</name>
    <message>
      <source>I do not understand</source>
      <translation>我不明白</translation>
    </message>
    <message>
      <source>The patient does not tolerate it</source>
      <translation>病人受不了</translation>
    </message>
    <message>
      <source>I do not have what is needed</source>
      <translation>我没有所需的东西</translation>
    </message>
    <message>
      <source>It is not safe now</source>
      <translation>现在不安全</translation>
    </message>
  </context>
  <context>
    <name>CasePanel</name>
    <message>
      <source>Correct…</source>
      <translation>更正…</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>同意</translation>
    </message>
    <message>
      <source>No complaint was written: the clinic called at once.</source>
      <translation>未填写主诉：诊所直接呼叫。</translation>
    </message>
    <message>
      <source>No vitals were measured.</source>
      <translation>没有测量生命体征。</translation>
    </message>
    <message>
      <source>Handed over, not confirmed yet: {text}</source>
      <translation>转交说明（尚未确认）：{text}</translation>
    </message>
    <message>
      <source>Handed over: {text}</source>
      <translation>转交说明：{text}</translation>
    </message>
    <message>
      <source>A specialist</source>
      <translation>一位专家</translation>
    </message>
    <message>
      <source>{name} declined: {reason}</source>
      <translation>{name} 拒绝：{reason}</translation>
    </message>
    <message>
      <source>Withdraw…</source>
      <translation>撤回…</translation>
    </message>
    <message>
      <source>Ask…</source>
      <translation>询问…</translation>
    </message>
    <message>
      <source>Consult</source>
      <translation>会诊</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>录制中</translation>
    </message>
    <message>
      <source>Teaching</source>
      <translation>教学</translation>
    </message>
    <message>
      <source>not asked yet</source>
      <translation>尚未询问</translation>
    </message>
    <message>
      <source>given</source>
      <translation>已给予</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>已拒绝</translation>
    </message>
    <message>
      <source>withdrawn</source>
      <translation>已撤回</translation>
    </message>
    <message>
      <source>emergency, ask later</source>
      <translation>紧急，稍后询问</translation>
    </message>
    <message>
      <source>given by {name}</source>
      <translation>由 {name} 给予</translation>
    </message>
    <message>
      <source>Camera, microphone, documents and marks stop at once. Messages and the opinion remain.</source>
      <translation>摄像头、麦克风、文件和标记立即停止。消息和意见保留。</translation>
    </message>
    <message>
      <source>The recording stops within a second. What was recorded so far stays.</source>
      <translation>录制会在一秒内停止。已录制的内容保留。</translation>
    </message>
    <message>
      <source>This consult is not used for teaching.</source>
      <translation>此会诊不用于教学。</translation>
    </message>
    <message>
      <source>The patient takes this consent back</source>
      <translation>患者撤回此同意</translation>
    </message>
    <message>
      <source>Withdraw consent</source>
      <translation>撤回同意</translation>
    </message>
  </context>
  <context>
    <name>ChosenRequest</name>
    <message>
      <source>Accept</source>
      <translation>接受</translation>
    </message>
    <message>
      <source>Decline…</source>
      <translation>谢绝…</translation>
    </message>
    <message>
      <source>Hand on…</source>
      <translation>转交…</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>接手</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>The link is gone: another specialist may have taken it. It can be accepted when it is back.</source>
      <translation>连接已断开：可能已有其他专家接受。恢复后才能接受。</translation>
    </message>
    <message>
      <source>The link is gone: it can be handed on when it is back.</source>
      <translation>连接已断开：恢复后才能转交。</translation>
    </message>
  </context>
  <context>
    <name>Clerk</name>
    <message>
      <source>Not my field</source>
      <translation>不是我的专业</translation>
    </message>
    <message>
      <source>Needs to be seen in person</source>
      <translation>需要当面诊察</translation>
    </message>
    <message>
      <source>Too little to go on: please add a photograph</source>
      <translation>资料太少：请加一张照片</translation>
    </message>
    <message>
      <source>I cannot take it now</source>
      <translation>我现在不能接</translation>
    </message>
    <message>
      <source>Decline this request?</source>
      <translation>谢绝这个请求？</translation>
    </message>
    <message>
      <source>It leaves your board and stays on every other. The clinic reads your reason.</source>
      <translation>它将从您的列表中移除，但仍在其他专家的列表中。诊所会看到您的理由。</translation>
    </message>
    <message>
      <source>Decline</source>
      <translation>谢绝</translation>
    </message>
    <message>
      <source>My duty ends</source>
      <translation>我下班了</translation>
    </message>
    <message>
      <source>Another specialty is needed</source>
      <translation>需要其他专科</translation>
    </message>
    <message>
      <source>I am called away</source>
      <translation>我被叫走了</translation>
    </message>
    <message>
      <source>Give the consult back?</source>
      <translation>放回此会诊？</translation>
    </message>
    <message>
      <source>It waits again, for every specialist. What was done so far stays with it.</source>
      <translation>它会重新等待所有专家。已做的工作会保留。</translation>
    </message>
    <message>
      <source>Give back</source>
      <translation>放回</translation>
    </message>
    <message>
      <source>This call is over.</source>
      <translation>此呼叫已结束。</translation>
    </message>
    <message>
      <source>{name} has taken this call.</source>
      <translation>{name}已接下此呼叫。</translation>
    </message>
    <message>
      <source>There is no connection: it cannot be taken now.</source>
      <translation>没有连接：现在无法接下。</translation>
    </message>
  </context>
  <context>
    <name>ClinicPage</name>
    <message>
      <source>Ask a specialist</source>
      <translation>咨询专家</translation>
    </message>
    <message>
      <source>Call duty specialist now</source>
      <translation>立即呼叫值班专家</translation>
    </message>
    <message>
      <source>Practise without a patient</source>
      <translation>不带患者练习</translation>
    </message>
    <message>
      <source>Consults of this clinic</source>
      <translation>本诊所的会诊</translation>
    </message>
    <message>
      <source>No connection to the server. You can go on writing: requests are kept here and sent by themselves.</source>
      <translation>没有连接到服务器。您可以继续填写：请求保存在这里，之后自动发送。</translation>
    </message>
    <message>
      <source>Waiting for an answer</source>
      <translation>等待答复</translation>
    </message>
    <message>
      <source>Answered today</source>
      <translation>今天已答复</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>练习</translation>
    </message>
    <message>
      <source>Nothing asked today</source>
      <translation>今天没有请求</translation>
    </message>
    <message>
      <source>What you ask, and what is answered, stands here.</source>
      <translation>您的请求和答复都显示在这里。</translation>
    </message>
    <message>
      <source>Fetching this clinic's consults…</source>
      <translation>正在获取本诊所的会诊…</translation>
    </message>
    <message>
      <source>If nothing works, telephone {number}.</source>
      <translation>如果都不行，请打电话 {number}。</translation>
    </message>
    <message>
      <source>Write what you see, add vitals, send.</source>
      <translation>写下所见，加上生命体征，发送。</translation>
    </message>
    <message>
      <source>Rings every specialist who is signed in. Nothing to fill in.</source>
      <translation>呼叫所有已登录的专家。不需要填写任何内容。</translation>
    </message>
  </context>
  <context>
    <name>ClipKey</name>
    <message>
      <source>End, {n} of 15 s</source>
      <translation>结束，{n}/15 秒</translation>
    </message>
    <message>
      <source>Press when you have said it</source>
      <translation>说完后请按</translation>
    </message>
    <message>
      <source>Spoken, {n} s</source>
      <translation>已口述，{n} 秒</translation>
    </message>
    <message>
      <source>It goes with what you ask next. Press to throw it away.</source>
      <translation>它会随您的下一个指示一起发送。按一下可丢弃。</translation>
    </message>
    <message>
      <source>Speak</source>
      <translation>口述</translation>
    </message>
    <message>
      <source>Say it as well: up to 15 s, heard at the bedside when the step is shown there</source>
      <translation>同时口述：最长 15 秒，该步骤在床旁显示时播放</translation>
    </message>
  </context>
  <context>
    <name>Compass</name>
    <message>
      <source>Where the patient’s head and left are</source>
      <translation>患者头部和左侧在哪里</translation>
    </message>
    <message>
      <source>Nobody has said it: nothing here is called left or right.</source>
      <translation>还没有人说明：这里不标左右。</translation>
    </message>
    <message>
      <source>The camera was moved: say it again. Until then nothing new is called left or right.</source>
      <translation>摄像头移动过：请重新说明。在此之前，新的内容不标左右。</translation>
    </message>
    <message>
      <source>Camera moved: where is the head?</source>
      <translation>摄像头移动过：头部在哪里？</translation>
    </message>
    <message>
      <source>The patient’s head is {side}.</source>
      <translation>患者头部{side}。</translation>
    </message>
    <message>
      <source>The patient’s left is {side}.</source>
      <translation>患者左侧{side}。</translation>
    </message>
    <message>
      <source>Head?</source>
      <translation>头部？</translation>
    </message>
    <message>
      <source>L</source>
      <translation>左</translation>
    </message>
    <message>
      <source>R</source>
      <translation>右</translation>
    </message>
    <message>
      <source>at the top</source>
      <translation>在上方</translation>
    </message>
    <message>
      <source>on the right</source>
      <translation>在右边</translation>
    </message>
    <message>
      <source>at the bottom</source>
      <translation>在下方</translation>
    </message>
    <message>
      <source>on the left</source>
      <translation>在左边</translation>
    </message>
  </context>
  <context>
    <name>CompassDial</name>
    <message>
      <source>Towards the patient’s head: arrow keys turn it</source>
      <translation>朝向患者头部：用方向键转动</translation>
    </message>
  </context>
  <context>
    <name>CompassDialog</name>
    <message>
      <source>Where is the patient’s head?</source>
      <translation>患者头部在哪里？</translation>
    </message>
    <message>
      <source>Drag in the picture towards the patient’s head.</source>
      <translation>在画面中朝患者头部的方向拖动。</translation>
    </message>
    <message>
      <source>I see the patient’s front</source>
      <translation>看到的是患者正面</translation>
    </message>
    <message>
      <source>I see the patient’s back</source>
      <translation>看到的是患者背面</translation>
    </message>
    <message>
      <source>From the side: left and right stay unnamed</source>
      <translation>从侧面看：不标左右</translation>
    </message>
    <message>
      <source>Both sides see it. The probe’s ways are then named by the patient’s own head, left and right.</source>
      <translation>双方都能看到。探头的方向随后按患者自己的头部和左右来称呼。</translation>
    </message>
    <message>
      <source>Not known any more</source>
      <translation>不再确定</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>确定</translation>
    </message>
  </context>
  <context>
    <name>Consent</name>
    <message>
      <source>Why can the patient not be asked yet?</source>
      <translation>为什么还不能询问患者？</translation>
    </message>
    <message>
      <source>You are asked again later. The reason stands in the record and in the report.</source>
      <translation>稍后会再次提醒您。原因会写入记录和报告。</translation>
    </message>
    <message>
      <source>The patient cannot answer now</source>
      <translation>患者现在无法回答</translation>
    </message>
    <message>
      <source>Nobody who may speak for the patient is here</source>
      <translation>没有可以代表患者的人在场</translation>
    </message>
    <message>
      <source>The treatment cannot be interrupted</source>
      <translation>治疗不能中断</translation>
    </message>
    <message>
      <source>Not yet</source>
      <translation>暂不</translation>
    </message>
  </context>
  <context>
    <name>ConsentDialog</name>
    <message>
      <source>Read it aloud: the patient decides</source>
      <translation>请读给病人听：由病人决定</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>同意</translation>
    </message>
    <message>
      <source>Emergency: go on without consent</source>
      <translation>紧急：未获同意先行</translation>
    </message>
    <message>
      <source>For the consult alone. Consent is asked for again as soon as it can be.</source>
      <translation>仅限会诊。一有可能就再次征求同意。</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>The patient</source>
      <translation>病人本人</translation>
    </message>
    <message>
      <source>A guardian</source>
      <translation>监护人</translation>
    </message>
    <message>
      <source>A relative</source>
      <translation>亲属</translation>
    </message>
    <message>
      <source>By word of mouth</source>
      <translation>口头</translation>
    </message>
    <message>
      <source>Signed on paper</source>
      <translation>书面签字</translation>
    </message>
    <message>
      <source>Before a witness</source>
      <translation>有见证人</translation>
    </message>
    <message>
      <source>Write the name of who speaks for the patient.</source>
      <translation>请写下代表病人的人的姓名。</translation>
    </message>
    <message>
      <source>Write how they are related to the patient.</source>
      <translation>请填写此人与患者的关系。</translation>
    </message>
    <message>
      <source>Write the name of the witness.</source>
      <translation>请写下见证人的姓名。</translation>
    </message>
    <message>
      <source>The patient cannot be asked and waiting would harm.</source>
      <translation>无法询问病人，等待会造成伤害。</translation>
    </message>
    <message>
      <source>Who says so</source>
      <translation>由谁表示</translation>
    </message>
    <message>
      <source>How</source>
      <translation>方式</translation>
    </message>
    <message>
      <source>In which language</source>
      <translation>使用的语言</translation>
    </message>
    <message>
      <source>Interpreter, if any</source>
      <translation>口译员(如有)</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <source>Related how</source>
      <translation>关系</translation>
    </message>
    <message>
      <source>Witness</source>
      <translation>见证人</translation>
    </message>
  </context>
  <context>
    <name>ConsentLine</name>
    <message>
      <source>Ask now</source>
      <translation>现在询问</translation>
    </message>
    <message>
      <source>Not yet…</source>
      <translation>暂不…</translation>
    </message>
    <message>
      <source>Help came first: the patient has not been asked for consent yet. Can you ask now?</source>
      <translation>救治优先：尚未征求患者同意。现在可以询问吗？</translation>
    </message>
    <message>
      <source>Consent: not asked yet</source>
      <translation>同意：尚未询问</translation>
    </message>
  </context>
  <context>
    <name>ConsentRow</name>
    <message>
      <source>Yes</source>
      <translation>同意</translation>
    </message>
    <message>
      <source>No</source>
      <translation>不同意</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>撤回</translation>
    </message>
    <message>
      <source>Not asked yet</source>
      <translation>尚未询问</translation>
    </message>
    <message>
      <source>Said yes</source>
      <translation>已同意</translation>
    </message>
    <message>
      <source>Said no</source>
      <translation>不同意</translation>
    </message>
    <message>
      <source>Taken back</source>
      <translation>已撤回</translation>
    </message>
    <message>
      <source>Emergency, ask again</source>
      <translation>紧急，需再询问</translation>
    </message>
    <message>
      <source>May a specialist elsewhere see and hear you now?</source>
      <translation>可以让外地的专家现在看到您、听到您吗？</translation>
    </message>
    <message>
      <source>They see what the camera sees, with photographs and papers. They do not get your name.</source>
      <translation>专家会看到摄像头拍到的画面、照片和资料，但不会得到您的姓名。</translation>
    </message>
    <message>
      <source>May this be recorded, so that it can be looked at again?</source>
      <translation>可以录下来，以便以后再看吗？</translation>
    </message>
    <message>
      <source>You are helped just the same without it. You can stop it at any moment.</source>
      <translation>不录也会得到同样的帮助。您可以随时叫停。</translation>
    </message>
    <message>
      <source>May it be used for teaching?</source>
      <translation>可以用于教学吗？</translation>
    </message>
    <message>
      <source>Only among people who train in health care, without your name.</source>
      <translation>仅供医护培训人员使用，不含您的姓名。</translation>
    </message>
  </context>
  <context>
    <name>Cornering</name>
    <message>
      <source>Photograph with four corners; Space takes the next, the arrow keys move it</source>
      <translation>带四个角的照片；空格键选下一个角，方向键移动它</translation>
    </message>
  </context>
  <context>
    <name>Covered</name>
    <message>
      <source>Covered</source>
      <translation>已遮住</translation>
    </message>
    <message>
      <source>Nobody sees or hears you, and nothing is recorded here.</source>
      <translation>没有人看到或听到您，这里也不录制任何内容。</translation>
    </message>
    <message>
      <source>Covered at the specialist's</source>
      <translation>专家端已遮住</translation>
    </message>
    <message>
      <source>Covered at the bedside</source>
      <translation>床旁已遮住</translation>
    </message>
    <message>
      <source>You see and hear nothing of it, and none of it is recorded.</source>
      <translation>您看不到也听不到那边，那边的内容也不录制。</translation>
    </message>
    <message>
      <source>You see nothing of it, and no picture is recorded.</source>
      <translation>您看不到那边，画面不录制。</translation>
    </message>
    <message>
      <source>{what}. {help}</source>
      <translation>{what}。{help}</translation>
    </message>
    <message>
      <source>Uncover</source>
      <translation>取消遮住</translation>
    </message>
  </context>
  <context>
    <name>DevicesDialog</name>
    <message>
      <source>Camera, microphone, loudspeaker</source>
      <translation>摄像头、麦克风、扬声器</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>设备</translation>
    </message>
    <message>
      <source>Opening the camera…</source>
      <translation>正在打开摄像头…</translation>
    </message>
    <message>
      <source>Play a sound</source>
      <translation>播放声音</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>As this computer</source>
      <translation>与本机相同</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>{device} (not connected)</source>
      <translation>{device}(未连接)</translation>
    </message>
    <message>
      <source>The camera is off.</source>
      <translation>摄像头已关闭。</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>摄像头</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>麦克风</translation>
    </message>
    <message>
      <source>Loudspeaker</source>
      <translation>扬声器</translation>
    </message>
    <message>
      <source>Say something: the bar moves. The picture is not mirrored: left is the patient's left.</source>
      <translation>说几句话，条形会动。画面不是镜像：左就是病人的左。</translation>
    </message>
  </context>
  <context>
    <name>DocumentsPanel</name>
    <message>
      <source>Nothing is shared yet. Drop a file on the stage, or press Share.</source>
      <translation>尚未共享任何内容。将文件拖到画面上，或按“共享”。</translation>
    </message>
    <message>
      <source>Share a file…</source>
      <translation>共享文件…</translation>
    </message>
    <message>
      <source>Share a folder of images…</source>
      <translation>共享一个图像文件夹…</translation>
    </message>
    <message>
      <source>withdrawn: {why}</source>
      <translation>已撤回：{why}</translation>
    </message>
    <message>
      <source>{n} pages</source>
      <translation>{n} 页</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 页</translation>
    </message>
    <message>
      <source>recording on paper</source>
      <translation>纸上的记录</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>Withdraw…</source>
      <translation>撤回…</translation>
    </message>
    <message>
      <source>Send the file now</source>
      <translation>现在发送文件</translation>
    </message>
    <message>
      <source>Bring the file</source>
      <translation>取来文件</translation>
    </message>
    <message>
      <source>Asked for</source>
      <translation>已请求</translation>
    </message>
    <message>
      <source>Withdraw {title}?</source>
      <translation>撤回“{title}”？</translation>
    </message>
    <message>
      <source>It disappears from every screen, from the opinion and from the review. That it was shown, and why it was withdrawn, stays in the record.</source>
      <translation>它会从所有屏幕、意见和回顾中消失。曾经展示过它以及撤回的原因保留在记录中。</translation>
    </message>
    <message>
      <source>Wrong patient</source>
      <translation>病人错误</translation>
    </message>
    <message>
      <source>Wrong document</source>
      <translation>文件错误</translation>
    </message>
    <message>
      <source>Withdraw</source>
      <translation>撤回</translation>
    </message>
  </context>
  <context>
    <name>Earlier</name>
    <message>
      <source>no complaint</source>
      <translation>无主诉</translation>
    </message>
    <message>
      <source>no question</source>
      <translation>无问题</translation>
    </message>
    <message>
      <source>no specialty</source>
      <translation>无专科</translation>
    </message>
    <message>
      <source>fewer vitals</source>
      <translation>较少的生命体征</translation>
    </message>
    <message>
      <source>Before {when}: {what}</source>
      <translation>{when} 之前：{what}</translation>
    </message>
  </context>
  <context>
    <name>EcgSheet</name>
    <message>
      <source>not to size</source>
      <translation>非实际大小</translation>
    </message>
    <message>
      <source>filters added here: {filters}</source>
      <translation>此处添加的滤波：{filters}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>baseline {hz} Hz</source>
      <translation>基线 {hz} Hz</translation>
    </message>
    <message>
      <source>muscle {hz} Hz</source>
      <translation>肌电 {hz} Hz</translation>
    </message>
    <message>
      <source>mains {hz} Hz</source>
      <translation>工频 {hz} Hz</translation>
    </message>
    <message>
      <source>filters of the recorder: {filters}</source>
      <translation>记录设备的滤波：{filters}</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>未说明</translation>
    </message>
    <message>
      <source>leads not shown: {count}</source>
      <translation>未显示的导联：{count} 个</translation>
    </message>
    <message>
      <source>what follows is not shown</source>
      <translation>其后的内容未显示</translation>
    </message>
    <message>
      <source>voltage</source>
      <translation>电压</translation>
    </message>
    <message>
      <source>{lead}: beyond the paper</source>
      <translation>{lead}：超出纸面</translation>
    </message>
    <message>
      <source>{lead}: beyond the paper; baseline filter off</source>
      <translation>{lead}：超出纸面；基线滤波已关闭</translation>
    </message>
    <message>
      <source>{lead}: nothing recorded here</source>
      <translation>{lead}：此处无记录</translation>
    </message>
    <message>
      <source>{lead}: no known scale</source>
      <translation>{lead}：刻度未知</translation>
    </message>
    <message>
      <source>{lead}: more than one has this name</source>
      <translation>{lead}：有多个同名导联</translation>
    </message>
    <message>
      <source>{lead}: not recorded</source>
      <translation>{lead}：未记录</translation>
    </message>
    <message>
      <source>{lead} (computed by the recorder)</source>
      <translation>{lead}（由记录设备计算）</translation>
    </message>
  </context>
  <context>
    <name>FiguresModel</name>
    <message>
      <source>Part</source>
      <translation>部分</translation>
    </message>
    <message>
      <source>Name (W3C webrtc-stats)</source>
      <translation>名称（W3C webrtc-stats）</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>数值</translation>
    </message>
  </context>
  <context>
    <name>FillIn</name>
    <message>
      <source>number</source>
      <translation>号码</translation>
    </message>
    <message>
      <source>age</source>
      <translation>年龄</translation>
    </message>
    <message>
      <source>complaint</source>
      <translation>主诉</translation>
    </message>
    <message>
      <source>Still to fill in when you can: {what}.</source>
      <translation>有空时请补充：{what}。</translation>
    </message>
  </context>
  <context>
    <name>FilmModel</name>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Still {n}</source>
      <translation>定格画面 {n}</translation>
    </message>
    <message>
      <source>Page {n}</source>
      <translation>第 {n} 页</translation>
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Fold the filmstrip</source>
      <translation>收起胶片栏</translation>
    </message>
    <message>
      <source>Filmstrip</source>
      <translation>胶片栏</translation>
    </message>
    <message>
      <source>Share a file…</source>
      <translation>共享文件…</translation>
    </message>
    <message>
      <source>Open the filmstrip</source>
      <translation>展开胶片栏</translation>
    </message>
  </context>
  <context>
    <name>FindingsPanel</name>
    <message>
      <source>No findings yet. Each becomes a line of the opinion.</source>
      <translation>尚无所见。每条将成为意见中的一行。</translation>
    </message>
    <message>
      <source>Write a finding</source>
      <translation>写下所见</translation>
    </message>
    <message>
      <source>Add the finding</source>
      <translation>添加所见</translation>
    </message>
    <message>
      <source>struck: {why}</source>
      <translation>已划去：{why}</translation>
    </message>
    <message>
      <source>sending</source>
      <translation>发送中</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>已更正</translation>
    </message>
    <message>
      <source>Before: {text}</source>
      <translation>之前：{text}</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>更正</translation>
    </message>
    <message>
      <source>Strike</source>
      <translation>划去</translation>
    </message>
    <message>
      <source>Strike this finding?</source>
      <translation>划去此所见？</translation>
    </message>
    <message>
      <source>It was a mistake</source>
      <translation>是个错误</translation>
    </message>
    <message>
      <source>It was another patient's</source>
      <translation>属于另一位患者</translation>
    </message>
  </context>
  <context>
    <name>ForgetDialog</name>
    <message>
      <source>Forget {name} on this computer?</source>
      <translation>要从这台电脑上移除 {name} 吗？</translation>
    </message>
    <message>
      <source>Something that {name} wrote or recorded here has not reached the server yet ({n}). It goes as soon as the server answers. Until then nothing of {name} is removed.</source>
      <translation>{name} 在此书写或录制的内容尚未全部送达服务器（{n} 项）。服务器一有应答就会发送。在此之前，{name} 的任何内容都不会被移除。</translation>
    </message>
    <message>
      <source>The copies and keys of {name} on this computer are removed. What was sent stays on the server, and {name} can sign in here again with name and password. What they left half written keeps them here.</source>
      <translation>{name} 在这台电脑上的副本和密钥都会被移除。已发送的内容仍保留在服务器上，{name} 可用登录名和密码再次在此登录。如有未写完的内容，则仍保留在此。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>结束</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>忘记</translation>
    </message>
  </context>
  <context>
    <name>ForgetKey</name>
    <message>
      <source>Forget on this computer…</source>
      <translation>从这台电脑上移除…</translation>
    </message>
    <message>
      <source>{name} is not known on this computer any more.</source>
      <translation>这台电脑上已不再有 {name} 的资料。</translation>
    </message>
  </context>
  <context>
    <name>FreezeToPoint</name>
    <message>
      <source>Freeze to point</source>
      <translation>定格后再指</translation>
    </message>
    <message>
      <source>The picture is {seconds} s late. What you point at has moved on.</source>
      <translation>画面延迟 {seconds} 秒，您所指之处已经移动。</translation>
    </message>
    <message>
      <source>The picture is {seconds} s late.</source>
      <translation>画面延迟 {seconds} 秒。</translation>
    </message>
  </context>
  <context>
    <name>Glance</name>
    <message>
      <source>Question</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Vitals</source>
      <translation>生命体征</translation>
    </message>
    <message>
      <source>{who}, waiting for {time}</source>
      <translation>{who},已等待 {time}</translation>
    </message>
    <message>
      <source>{who}, asked {time} ago</source>
      <translation>{who},{time}前提出</translation>
    </message>
    <message>
      <source>{name} hands it on to you: {words}</source>
      <translation>{name} 转交给您：{words}</translation>
    </message>
    <message>
      <source>Asked for: {specialty}</source>
      <translation>请求专科：{specialty}</translation>
    </message>
    <message>
      <source>No vitals were measured.</source>
      <translation>没有测量生命体征。</translation>
    </message>
  </context>
  <context>
    <name>GreyPicture</name>
    <message>
      <source>Test picture of greys</source>
      <translation>灰阶测试图</translation>
    </message>
  </context>
  <context>
    <name>GreyTest</name>
    <message>
      <source>Check the greys of this screen</source>
      <translation>检查此屏幕的灰阶</translation>
    </message>
    <message>
      <source>In the black field and in the white field lies one faint square each. Look as you look at images, in the light of this room, and say in which corner it is.</source>
      <translation>黑色区域和白色区域中各有一个很淡的方块。请在这个房间的光线下，像平时看图像那样看，并说出它在哪个角。</translation>
    </message>
    <message>
      <source>In black</source>
      <translation>黑色中</translation>
    </message>
    <message>
      <source>In white</source>
      <translation>白色中</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>暂时不行</translation>
    </message>
    <message>
      <source>That is where they are</source>
      <translation>就在这里</translation>
    </message>
    <message>
      <source>Upper left</source>
      <translation>左上</translation>
    </message>
    <message>
      <source>Upper right</source>
      <translation>右上</translation>
    </message>
    <message>
      <source>Lower right</source>
      <translation>右下</translation>
    </message>
    <message>
      <source>Lower left</source>
      <translation>左下</translation>
    </message>
    <message>
      <source>This window lies on another screen. Move it onto the screen with the stage, and look again.</source>
      <translation>此窗口位于另一块屏幕上。请将其移到显示图像的屏幕上，然后再看一次。</translation>
    </message>
    <message>
      <source>That is not where they are: this screen does not show such greys as it stands. Make it brighter, keep lamps and windows from shining on it, and look again. They lie elsewhere now.</source>
      <translation>它们不在那里：此屏幕目前显示不出这样的灰阶。请调亮屏幕，避免灯光和窗户照在上面，再看一次。方块现在换了位置。</translation>
    </message>
  </context>
  <context>
    <name>GridConfirm</name>
    <message>
      <source>ECG on paper</source>
      <translation>纸质心电图</translation>
    </message>
    <message>
      <source>Corners again</source>
      <translation>重新定角</translation>
    </message>
    <message>
      <source>Share without a scale</source>
      <translation>不带标尺共享</translation>
    </message>
    <message>
      <source>Move the four corners onto the corners of the paper.</source>
      <translation>把四个角移到纸的四角上。</translation>
    </message>
    <message>
      <source>Turn a quarter</source>
      <translation>转四分之一圈</translation>
    </message>
    <message>
      <source>This is ECG paper with squares of 1 mm, and it stands upright.</source>
      <translation>这是小格 1 毫米的心电图纸，并且方向是正的。</translation>
    </message>
    <message>
      <source>Where is the paper?</source>
      <translation>纸在哪里？</translation>
    </message>
    <message>
      <source>Straighten</source>
      <translation>拉平</translation>
    </message>
    <message>
      <source>Looking for the grid…</source>
      <translation>正在寻找网格……</translation>
    </message>
    <message>
      <source>{title}, straightened</source>
      <translation>{title}，已拉平</translation>
    </message>
    <message>
      <source>Is this its grid?</source>
      <translation>这是它的网格吗？</translation>
    </message>
    <message>
      <source>There is no grid to measure on</source>
      <translation>没有可用来测量的网格</translation>
    </message>
    <message>
      <source>A grid of five small squares to a large one was found inside the frame; the thick line is 25 mm long. Other pads have such squares too: only you can say that this is ECG paper.</source>
      <translation>在框内找到了每大格五小格的网格；粗线长 25 毫米。别的本子也有这样的格子：只有您能说这是心电图纸。</translation>
    </message>
    <message>
      <source>It can be shared flat, without a scale.</source>
      <translation>可以拉平后共享，不带标尺。</translation>
    </message>
    <message>
      <source>Use this scale</source>
      <translation>使用此标尺</translation>
    </message>
  </context>
  <context>
    <name>HandOn</name>
    <message>
      <source>Write at least a few words: your colleague knows nothing of it yet.</source>
      <translation>请至少写几个字：您的同事对此还一无所知。</translation>
    </message>
    <message>
      <source>This is too long to be kept in one piece. Shorten it.</source>
      <translation>内容太长，无法整体保存。请缩短。</translation>
    </message>
  </context>
  <context>
    <name>HandOnDialog</name>
    <message>
      <source>Hand this consult on?</source>
      <translation>转交这次会诊？</translation>
    </message>
    <message>
      <source>Hand on</source>
      <translation>转交</translation>
    </message>
    <message>
      <source>They lead from then on, and confirm that they have read this. You may stay and look.</source>
      <translation>此后由对方主导，并确认已读此说明。您可以留下来看。</translation>
    </message>
    <message>
      <source>To</source>
      <translation>给</translation>
    </message>
    <message>
      <source>What is wrong</source>
      <translation>问题是什么</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>已做了什么</translation>
    </message>
    <message>
      <source>What is to do</source>
      <translation>还要做什么</translation>
    </message>
    <message>
      <source>No other specialist is known here yet. Give it back to the board: all specialists see it.</source>
      <translation>这里还没有其他专家。请放回列表：所有专家都会看到。</translation>
    </message>
    <message>
      <source>Give back to the board…</source>
      <translation>放回列表…</translation>
    </message>
    <message>
      <source>Done: {words}</source>
      <translation>已做：{words}</translation>
    </message>
    <message>
      <source>To do: {words}</source>
      <translation>待做：{words}</translation>
    </message>
  </context>
  <context>
    <name>HandoverLine</name>
    <message>
      <source>Take over</source>
      <translation>接手</translation>
    </message>
    <message>
      <source>{name} hands it on to you: {words}</source>
      <translation>{name} 转交给您：{words}</translation>
    </message>
    <message>
      <source>{name} hands it on to you: {words} The rest stands under Case.</source>
      <translation>{name}转交给您：{words} 其余内容见“病例”。</translation>
    </message>
    <message>
      <source>without a word</source>
      <translation>没有说明</translation>
    </message>
    <message>
      <source>I have read it, I take over</source>
      <translation>我已阅读，由我接手</translation>
    </message>
    <message>
      <source>{name} leads, and has not confirmed yet to have read your hand-over.</source>
      <translation>{name}正在主导，尚未确认已阅读您的交接内容。</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>撤回</translation>
    </message>
  </context>
  <context>
    <name>HeardBar</name>
    <message>
      <source>{name} cannot hear you. {why}</source>
      <translation>{name} 听不到您。{why}</translation>
    </message>
    <message>
      <source>{name} cannot hear you: there the loudspeaker is off or missing. Write, or telephone.</source>
      <translation>{name} 听不到您：对方的扬声器已关闭或不存在。请写消息或打电话。</translation>
    </message>
    <message>
      <source>{name} cannot hear you: your voice does not arrive. Picture and writing may; it is tried again by itself. Until then write, or telephone.</source>
      <translation>{name} 听不到您：您的声音没有传到。画面和文字可能可以；程序会自动重试。在此之前请写消息或打电话。</translation>
    </message>
    <message>
      <source>Devices…</source>
      <translation>设备…</translation>
    </message>
  </context>
  <context>
    <name>HelpLine</name>
    <message>
      <source>The bedside needs you.</source>
      <translation>床旁需要您。</translation>
    </message>
    <message>
      <source>I have heard</source>
      <translation>我已听到</translation>
    </message>
  </context>
  <context>
    <name>HereLine</name>
    <message>
      <source>Here: {names}</source>
      <translation>在场：{names}</translation>
    </message>
    <message>
      <source>nobody else yet</source>
      <translation>还没有其他人</translation>
    </message>
    <message>
      <source>Look on: {names}</source>
      <translation>旁观：{names}</translation>
    </message>
    <message>
      <source>With the patient: {names}</source>
      <translation>患者身边：{names}</translation>
    </message>
  </context>
  <context>
    <name>HomeBar</name>
    <message>
      <source>Menu</source>
      <translation>菜单</translation>
    </message>
    <message>
      <source>Press to see how the link is</source>
      <translation>按下可查看连接情况</translation>
    </message>
    <message>
      <source>{n} unsent</source>
      <translation>{n} 条未发送</translation>
    </message>
    <message>
      <source>All sent</source>
      <translation>全部已发送</translation>
    </message>
  </context>
  <context>
    <name>IdentityLine</name>
    <message>
      <source>These are right</source>
      <translation>核对无误</translation>
    </message>
    <message>
      <source>Wrong…</source>
      <translation>不对…</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>稍后</translation>
    </message>
    <message>
      <source>name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <source>No number. Aloud: {said}</source>
      <translation>无编号。大声说：{said}</translation>
    </message>
    <message>
      <source>No number here. Say aloud, both of you: {said}</source>
      <translation>此处没有编号。双方大声说：{said}</translation>
    </message>
    <message>
      <source>Aloud: {said}</source>
      <translation>念出：{said}</translation>
    </message>
    <message>
      <source>Say aloud, both of you: {said}</source>
      <translation>请双方大声念出：{said}</translation>
    </message>
    <message>
      <source>Only the specialist who leads can end it.</source>
      <translation>只有主导的专家可以结束。</translation>
    </message>
    <message>
      <source>Patient not confirmed</source>
      <translation>患者身份未确认</translation>
    </message>
    <message>
      <source>Not confirmed at the bedside</source>
      <translation>床边尚未确认</translation>
    </message>
    <message>
      <source>Not confirmed by the specialist</source>
      <translation>专家尚未确认</translation>
    </message>
  </context>
  <context>
    <name>ImageBar</name>
    <message>
      <source>Window</source>
      <translation>窗口</translation>
    </message>
    <message>
      <source>Presets</source>
      <translation>预设窗</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>反相</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>旋转</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>测量</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>恢复原样</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Picture of the series</source>
      <translation>序列中的图像</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图像</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>第 {n} 张，共 {all} 张</translation>
    </message>
    <message>
      <source>Speed, and which pictures run</source>
      <translation>速度以及播放哪些图像</translation>
    </message>
    <message>
      <source>Light by hand</source>
      <translation>手动调光</translation>
    </message>
    <message>
      <source>Stand</source>
      <translation>停住</translation>
    </message>
    <message>
      <source>The file's own window</source>
      <translation>文件自带窗</translation>
    </message>
    <message>
      <source>Soft tissue</source>
      <translation>软组织</translation>
    </message>
    <message>
      <source>Lung</source>
      <translation>肺</translation>
    </message>
    <message>
      <source>Bone</source>
      <translation>骨</translation>
    </message>
    <message>
      <source>Brain</source>
      <translation>脑</translation>
    </message>
    <message>
      <source>Abdomen</source>
      <translation>腹部</translation>
    </message>
    <message>
      <source>Window {n}</source>
      <translation>窗 {n}</translation>
    </message>
    <message>
      <source>{name}   (centre {centre:g}, width {width:g})</source>
      <translation>{name}   （窗位 {centre:g}，窗宽 {width:g}）</translation>
    </message>
    <message>
      <source>To the right</source>
      <translation>向右</translation>
    </message>
    <message>
      <source>To the left</source>
      <translation>向左</translation>
    </message>
    <message>
      <source>Upside down</source>
      <translation>上下颠倒</translation>
    </message>
    <message>
      <source>Left and right changed</source>
      <translation>左右已互换</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>长度</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Ellipse: area and values</source>
      <translation>椭圆：面积和数值</translation>
    </message>
    <message>
      <source>{fps:g} pictures a second</source>
      <translation>每秒 {fps:g} 张</translation>
    </message>
    <message>
      <source>Run from here on</source>
      <translation>从这里开始播放</translation>
    </message>
    <message>
      <source>Run up to here</source>
      <translation>播放到这里</translation>
    </message>
    <message>
      <source>Run all pictures</source>
      <translation>播放全部图像</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>亮度</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>对比度</translation>
    </message>
    <message>
      <source>Check the greys of this screen…</source>
      <translation>检查此屏幕的灰阶…</translation>
    </message>
  </context>
  <context>
    <name>ImpossibleDialog</name>
    <message>
      <source>What is in the way?</source>
      <translation>有什么困难？</translation>
    </message>
    <message>
      <source>In your own words</source>
      <translation>用您自己的话</translation>
    </message>
    <message>
      <source>Other…</source>
      <translation>其他…</translation>
    </message>
    <message>
      <source>Tell the specialist</source>
      <translation>告诉专家</translation>
    </message>
  </context>
  <context>
    <name>Insets</name>
    <message>
      <source>What my camera sends</source>
      <translation>我的摄像头画面</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>My camera</source>
      <translation>我的摄像头</translation>
    </message>
    <message>
      <source>Live: bedside</source>
      <translation>实时：床旁</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Larger or smaller</source>
      <translation>放大或缩小</translation>
    </message>
    <message>
      <source>Back to the live picture</source>
      <translation>返回实时画面</translation>
    </message>
    <message>
      <source>Covered</source>
      <translation>已遮住</translation>
    </message>
    <message>
      <source>Camera off</source>
      <translation>摄像头已关</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>没有画面</translation>
    </message>
    <message>
      <source>Hidden: this computer is slow</source>
      <translation>已隐藏：本机较慢</translation>
    </message>
    <message>
      <source>The window that I show</source>
      <translation>我显示的窗口</translation>
    </message>
    <message>
      <source>My window</source>
      <translation>我的窗口</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age}前</translation>
    </message>
  </context>
  <context>
    <name>Instead</name>
    <message>
      <source>Use {device}</source>
      <translation>使用 {device}</translation>
    </message>
  </context>
  <context>
    <name>Instruction</name>
    <message>
      <source>not shown in time</source>
      <translation>未及时显示</translation>
    </message>
    <message>
      <source>on their screen</source>
      <translation>已在对方屏幕上</translation>
    </message>
    <message>
      <source>being done</source>
      <translation>正在做</translation>
    </message>
    <message>
      <source>done, as said aloud</source>
      <translation>口头告知已完成</translation>
    </message>
    <message>
      <source>done, {name}</source>
      <translation>完成，{name}</translation>
    </message>
    <message>
      <source>cannot: {why}</source>
      <translation>做不到：{why}</translation>
    </message>
    <message>
      <source>another was asked instead</source>
      <translation>已改为另一项</translation>
    </message>
    <message>
      <source>withdrawn</source>
      <translation>已撤回</translation>
    </message>
    <message>
      <source>This arrived late: it was said {age} ago, instead of “{other}”. Ask which of them holds.</source>
      <translation>这条来晚了：是{age}前说的，用来取代“{other}”。请问清以哪一条为准。</translation>
    </message>
    <message>
      <source>Instead of “{other}”, said {age} ago</source>
      <translation>取代“{other}”,{age}前说的</translation>
    </message>
    <message>
      <source>This arrived late: it was said {age} ago. Ask whether it still holds.</source>
      <translation>这条来晚了：是{age}前说的。请确认是否仍然有效。</translation>
    </message>
    <message>
      <source>you are doing it, said {age} ago</source>
      <translation>您正在做，{age}前提出</translation>
    </message>
    <message>
      <source>said {age} ago</source>
      <translation>{age}前说的</translation>
    </message>
  </context>
  <context>
    <name>InstructionLine</name>
    <message>
      <source>Doing it</source>
      <translation>正在做</translation>
    </message>
    <message>
      <source>I am doing it now</source>
      <translation>我正在做</translation>
    </message>
    <message>
      <source>Cannot…</source>
      <translation>做不到…</translation>
    </message>
    <message>
      <source>Hear it</source>
      <translation>收听</translation>
    </message>
    <message>
      <source>Hear it again</source>
      <translation>再听一次</translation>
    </message>
    <message>
      <source>This has only just come. Read it, then press.</source>
      <translation>这条刚刚到。请先看，再按。</translation>
    </message>
  </context>
  <context>
    <name>InstructionsPanel</name>
    <message>
      <source>Nothing was asked of the bedside yet.</source>
      <translation>尚未向床旁提出任何请求。</translation>
    </message>
    <message>
      <source>One thing at a time, as you would say it</source>
      <translation>一次一件事，像说话一样写</translation>
    </message>
    <message>
      <source>Slide the probe to the left…</source>
      <translation>将探头向左移…</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>发出</translation>
    </message>
    <message>
      <source>Show it on the bedside's screen</source>
      <translation>显示在床旁的屏幕上</translation>
    </message>
    <message>
      <source>Instead</source>
      <translation>改为此项</translation>
    </message>
    <message>
      <source>{name} asked something that is still open. It is answered first, or you take the lead and ask instead.</source>
      <translation>{name} 的要求尚未答复。先等它答复，或由您接管主导后改提要求。</translation>
    </message>
    <message>
      <source>One step is open. What you ask now stands instead of it.</source>
      <translation>有一步尚未完成。您现在的要求会取代它。</translation>
    </message>
    <message>
      <source>{name}, {age} ago</source>
      <translation>{name},{age}前</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>再次发送</translation>
    </message>
    <message>
      <source>Done, they said</source>
      <translation>对方说已完成</translation>
    </message>
    <message>
      <source>Withdraw</source>
      <translation>撤回</translation>
    </message>
    <message>
      <source>Ask again</source>
      <translation>再次请求</translation>
    </message>
    <message>
      <source>What you said was not ready in time: the words went alone.</source>
      <translation>您说的话未能及时备好：仅发送了文字。</translation>
    </message>
  </context>
  <context>
    <name>KeepKey</name>
    <message>
      <source>Keep movement: ultrasound, gait</source>
      <translation>保留动作：超声、步态</translation>
    </message>
    <message>
      <source>Keep detail: skin, a wound, an ECG on paper</source>
      <translation>保留细节：皮肤、伤口、纸质心电图</translation>
    </message>
    <message>
      <source>Keep movement</source>
      <translation>保留动作</translation>
    </message>
    <message>
      <source>Keep detail</source>
      <translation>保留细节</translation>
    </message>
    <message>
      <source>What the picture keeps where the link is weak: the rest is given up first.</source>
      <translation>网络弱时画面优先保留的内容：其余的先放弃。</translation>
    </message>
  </context>
  <context>
    <name>Ladder</name>
    <message>
      <source>Your picture is paused. Voice, pointer and photographs go on.</source>
      <translation>您的画面已暂停。语音、指针和照片继续。</translation>
    </message>
    <message>
      <source>The picture from the other side is paused. Voice, pointer and photographs go on.</source>
      <translation>对方的画面已暂停。语音、指针和照片继续。</translation>
    </message>
    <message>
      <source>Your picture moves in steps over there.</source>
      <translation>您的画面在对方那里不连贯。</translation>
    </message>
    <message>
      <source>The picture from the other side moves in steps.</source>
      <translation>对方的画面不连贯。</translation>
    </message>
    <message>
      <source>Your picture is less sharp over there.</source>
      <translation>您的画面在对方那里不够清晰。</translation>
    </message>
    <message>
      <source>The picture from the other side is less sharp.</source>
      <translation>对方的画面不够清晰。</translation>
    </message>
    <message>
      <source>A photograph is sent first; your picture moves in steps until it is there.</source>
      <translation>先发送照片；照片送达前您的画面会不连贯。</translation>
    </message>
    <message>
      <source>A photograph comes first; the picture moves in steps until it is here.</source>
      <translation>先接收照片；照片到达前画面会不连贯。</translation>
    </message>
    <message>
      <source>What the stethoscope hears is recorded here and sent whole, 15 s at a time.</source>
      <translation>听诊器的声音在此录下，每次 15 秒，完整发送。</translation>
    </message>
    <message>
      <source>What the stethoscope hears comes recorded and whole, 15 s at a time.</source>
      <translation>听诊器的声音以完整录音送来，每次 15 秒。</translation>
    </message>
    <message>
      <source>The computer of the other side is slow: its picture is smaller.</source>
      <translation>对方的电脑较慢：其画面变小。</translation>
    </message>
    <message>
      <source>Your link is weak.</source>
      <translation>您的网络较弱。</translation>
    </message>
    <message>
      <source>The link of the other side is weak.</source>
      <translation>对方的网络较弱。</translation>
    </message>
    <message>
      <source>The link is weak.</source>
      <translation>网络较弱。</translation>
    </message>
    <message>
      <source>This computer is slow: your own picture is hidden. You are still seen and heard. {help}</source>
      <translation>本机较慢：您自己的画面已隐藏。对方仍能看到和听到您。{help}</translation>
    </message>
    <message>
      <source>This computer is slow: only the voice is recorded here, no picture. {help}</source>
      <translation>本机较慢：此处只录语音，不录画面。{help}</translation>
    </message>
    <message>
      <source>This computer is slow: pictures are smaller, the recording too. {help}</source>
      <translation>本机较慢：画面变小，录制的也变小。{help}</translation>
    </message>
    <message>
      <source>This computer is slow: pictures are smaller. {help}</source>
      <translation>本机较慢：画面变小。{help}</translation>
    </message>
    <message>
      <source>Close other programs.</source>
      <translation>请关闭其他程序。</translation>
    </message>
  </context>
  <context>
    <name>Language</name>
    <message>
      <source>English</source>
      <translation>中文</translation>
    </message>
  </context>
  <context>
    <name>LeaveDialog</name>
    <message>
      <source>Leave this consult?</source>
      <translation>离开这次会诊？</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>离开</translation>
    </message>
    <message>
      <source>Not sent yet: {n}. It is kept on this computer and sent by itself.</source>
      <translation>尚未发送：{n} 条。内容保存在本机，之后自动发送。</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>留下</translation>
    </message>
    <message>
      <source>The consult is over. It stays readable under Past consults.</source>
      <translation>会诊已结束。仍可在“过往会诊”中阅读。</translation>
    </message>
    <message>
      <source>The practice ends and is put away. Nothing of it was counted.</source>
      <translation>练习结束并收起。其中没有任何内容计入统计。</translation>
    </message>
    <message>
      <source>Your camera and microphone stop here. The consult stays open and goes on waiting for a specialist; you can come back from the list.</source>
      <translation>您的摄像头和麦克风将关闭。会诊仍然打开，继续等待专家；您可以从列表中返回。</translation>
    </message>
    <message>
      <source>Your camera and microphone stop here. The consult stays open: the specialist sees that you left, and you can come back from the list.</source>
      <translation>您的摄像头和麦克风将关闭。会诊仍然打开：专家会看到您已离开，您可以从列表中返回。</translation>
    </message>
    <message>
      <source>The consult goes on without you. You can come back from the list.</source>
      <translation>会诊会继续进行。您可以从列表中返回。</translation>
    </message>
    <message>
      <source>Camera, microphone and recording stop when the last specialist leaves. The consult stays open and stays yours: it stands under Mine.</source>
      <translation>最后一位专家离开时，摄像头、麦克风和录制都会停止。会诊仍然打开并归您：在“我的”里。</translation>
    </message>
    <message>
      <source>The consult stays open. It waits on the board for a specialist.</source>
      <translation>会诊仍然打开。它在列表中等待专家。</translation>
    </message>
    <message>
      <source>Camera, microphone and recording stop when the last specialist leaves. The consult stays open and stays with {name}: it stands under Under way.</source>
      <translation>最后一位专家离开时，摄像头、麦克风和录制都会停止。会诊仍然打开并归 {name}:在“进行中”里。</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Home</source>
      <translation>首页</translation>
    </message>
    <message>
      <source>Search number, complaint, site, specialist</source>
      <translation>搜索编号、主诉、地点、专家</translation>
    </message>
    <message>
      <source>Open a file…</source>
      <translation>打开文件…</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>回看</translation>
    </message>
    <message>
      <source>Past consults</source>
      <translation>过往会诊</translation>
    </message>
    <message>
      <source>No connection to the server. Files can still be reviewed.</source>
      <translation>没有连接到服务器。仍可查看文件。</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>练习</translation>
    </message>
    <message>
      <source>Nothing matches</source>
      <translation>没有匹配项</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>全部显示</translation>
    </message>
    <message>
      <source>Fetching past consults…</source>
      <translation>正在获取过往会诊…</translation>
    </message>
    <message>
      <source>A consult can be reviewed as soon as it has begun.</source>
      <translation>会诊一开始就可以回看。</translation>
    </message>
    <message>
      <source>No consults yet</source>
      <translation>还没有会诊</translation>
    </message>
    <message>
      <source>Review a consult file</source>
      <translation>查看会诊文件</translation>
    </message>
    <message>
      <source>Consults (*.preceptor)</source>
      <translation>会诊 (*.preceptor)</translation>
    </message>
  </context>
  <context>
    <name>Link</name>
    <message>
      <source>Link weak</source>
      <translation>连接较弱</translation>
    </message>
    <message>
      <source>Online</source>
      <translation>在线</translation>
    </message>
    <message>
      <source>Connecting…</source>
      <translation>正在连接…</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>离线</translation>
    </message>
  </context>
  <context>
    <name>LinkDetailsDialog</name>
    <message>
      <source>The link in numbers</source>
      <translation>连接数据</translation>
    </message>
    <message>
      <source>For support. Names as in W3C webrtc-stats; times in seconds, rates in bits a second.</source>
      <translation>供技术支持使用。名称依照 W3C webrtc-stats；时间单位为秒，速率单位为比特每秒。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Copy as JSON</source>
      <translation>复制为 JSON</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
  </context>
  <context>
    <name>LinkDialog</name>
    <message>
      <source>Link</source>
      <translation>连接</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
  </context>
  <context>
    <name>LinkPanel</name>
    <message>
      <source>From here</source>
      <translation>发出</translation>
    </message>
    <message>
      <source>To here</source>
      <translation>收到</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>丢失</translation>
    </message>
    <message>
      <source>There and back</source>
      <translation>往返</translation>
    </message>
    <message>
      <source>Pictures a second</source>
      <translation>每秒画面</translation>
    </message>
    <message>
      <source>Age of the picture</source>
      <translation>画面延迟</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>详细信息…</translation>
    </message>
    <message>
      <source>What IT must open…</source>
      <translation>IT 需要开放什么…</translation>
    </message>
    <message>
      <source>The last three minutes. Grey dashes: what the link can carry. Lost: solid from here, dashed to here.</source>
      <translation>最近三分钟。灰色虚线：线路的承载能力。丢失：实线为从这里发出，虚线为到达这里。</translation>
    </message>
  </context>
  <context>
    <name>LinkSide</name>
    <message>
      <source>Link</source>
      <translation>连接</translation>
    </message>
  </context>
  <context>
    <name>LinkWords</name>
    <message>
      <source>There is no connection with the server.</source>
      <translation>与服务器没有连接。</translation>
    </message>
    <message>
      <source>The connection with the server is being made.</source>
      <translation>正在连接服务器。</translation>
    </message>
    <message>
      <source>Picture and voice are being connected.</source>
      <translation>正在接通画面和声音。</translation>
    </message>
    <message>
      <source>Nothing comes from the other side at the moment. It is tried again by itself.</source>
      <translation>目前收不到对方的任何信号。程序会自动重试。</translation>
    </message>
    <message>
      <source>Voice and picture get through.</source>
      <translation>声音和画面均正常。</translation>
    </message>
    <message>
      <source>The server answers. No picture and no voice go over the link now.</source>
      <translation>服务器有应答。目前没有传输画面和声音。</translation>
    </message>
    <message>
      <source>The server answers in {ms} ms. No picture and no voice go over the link now.</source>
      <translation>服务器在 {ms} 毫秒内应答。目前没有传输画面和声音。</translation>
    </message>
    <message>
      <source>Way: by the relay, over {over}.</source>
      <translation>线路：经中继，使用 {over}。</translation>
    </message>
    <message>
      <source>Way: by the relay of the other side.</source>
      <translation>线路：经对方的中继。</translation>
    </message>
    <message>
      <source>Way: straight to the other side.</source>
      <translation>线路：直接连到对方。</translation>
    </message>
    <message>
      <source>This consult: {mb} MB sent and received here.</source>
      <translation>本次会诊：此处共收发 {mb} MB。</translation>
    </message>
    <message>
      <source>{kbps} kbps</source>
      <translation>{kbps} kbps</translation>
    </message>
    <message>
      <source>{kbps} of {most} kbps</source>
      <translation>{kbps} / {most} kbps</translation>
    </message>
    <message>
      <source>{n} % out</source>
      <translation>发出 {n} %</translation>
    </message>
    <message>
      <source>{n} % in</source>
      <translation>收到 {n} %</translation>
    </message>
    <message>
      <source>{ms} ms</source>
      <translation>{ms} 毫秒</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} 秒</translation>
    </message>
  </context>
  <context>
    <name>LockPage</name>
    <message>
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Somebody else…</source>
      <translation>其他人…</translation>
    </message>
    <message>
      <source>The server asks for your password again, because the link was gone. The consult is open as it was, and what you did is kept.</source>
      <translation>连接曾中断，服务器要求您再次输入密码。会诊保持原样打开，您所做的都已保存。</translation>
    </message>
    <message>
      <source>The server asks for your password again, because the link was gone. What you did is kept.</source>
      <translation>连接曾中断，服务器要求您再次输入密码。您所做的都已保存。</translation>
    </message>
    <message>
      <source>Locked: nobody has used Preceptor here for 15 minutes.</source>
      <translation>已锁定：15 分钟内没有人在此使用 Preceptor。</translation>
    </message>
    <message>
      <source>This is not the password. Check it and try again.</source>
      <translation>密码不对。请检查后重试。</translation>
    </message>
    <message>
      <source>An emergency call is ringing. Go on to see it.</source>
      <translation>有紧急呼叫正在响铃。请继续以查看。</translation>
    </message>
  </context>
  <context>
    <name>Locking</name>
    <message>
      <source>Five wrong passwords: you were signed out. What you wrote is kept.</source>
      <translation>密码错误五次：您已退出登录。您所写的内容已保留。</translation>
    </message>
  </context>
  <context>
    <name>Lookers</name>
    <message>
      <source>Let in</source>
      <translation>允许进入</translation>
    </message>
    <message>
      <source>Send out</source>
      <translation>请出</translation>
    </message>
    <message>
      <source>No</source>
      <translation>不同意</translation>
    </message>
    <message>
      <source>trainee, asks to look on</source>
      <translation>学员，请求旁观</translation>
    </message>
    <message>
      <source>trainee, may look on</source>
      <translation>学员，已获准旁观</translation>
    </message>
    <message>
      <source>trainee, not let in</source>
      <translation>学员，未获准进入</translation>
    </message>
  </context>
  <context>
    <name>LookingOn</name>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Ask to look on</source>
      <translation>请求旁观</translation>
    </message>
    <message>
      <source>You have asked. The bedside asks the patient, and this line changes when they answer.</source>
      <translation>您已提出请求。床边会询问患者，得到答复后此行会改变。</translation>
    </message>
    <message>
      <source>The bedside has said no. They can still let you in from their side.</source>
      <translation>床边已拒绝。对方之后仍可让您进入。</translation>
    </message>
    <message>
      <source>The bedside asks the patient first. Nothing is shown before they agree.</source>
      <translation>床边会先询问患者。同意之前不显示任何内容。</translation>
    </message>
    <message>
      <source>You may look on</source>
      <translation>您可以旁观</translation>
    </message>
    <message>
      <source>Asked</source>
      <translation>已请求</translation>
    </message>
    <message>
      <source>Not let in</source>
      <translation>未获准</translation>
    </message>
    <message>
      <source>A consult at {site}</source>
      <translation>{site} 的会诊</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>{by} asked for the file {title}. It is sent now.</source>
      <translation>{by} 请求了文件“{title}”，现在发送。</translation>
    </message>
    <message>
      <source>Saved as {path}</source>
      <translation>已保存为 {path}</translation>
    </message>
  </context>
  <context>
    <name>Mark</name>
    <message>
      <source>somebody who left</source>
      <translation>已离开的人</translation>
    </message>
    <message>
      <source>Slide the probe</source>
      <translation>滑动探头</translation>
    </message>
    <message>
      <source>Rotate the probe</source>
      <translation>旋转探头</translation>
    </message>
    <message>
      <source>Tilt the probe</source>
      <translation>侧倾探头</translation>
    </message>
    <message>
      <source>Rock the probe</source>
      <translation>摇摆探头</translation>
    </message>
    <message>
      <source>Press with the probe</source>
      <translation>用探头加压</translation>
    </message>
    <message>
      <source>towards the patient’s head</source>
      <translation>朝患者头部</translation>
    </message>
    <message>
      <source>towards the patient’s feet</source>
      <translation>朝患者足部</translation>
    </message>
    <message>
      <source>towards the patient’s left</source>
      <translation>朝患者左侧</translation>
    </message>
    <message>
      <source>towards the patient’s right</source>
      <translation>朝患者右侧</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>长度</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Measured ellipse</source>
      <translation>测量椭圆</translation>
    </message>
    <message>
      <source>Calipers</source>
      <translation>卡尺</translation>
    </message>
    <message>
      <source>Pin {n}: “Here?”</source>
      <translation>图钉 {n}：“这里？”</translation>
    </message>
    <message>
      <source>Pin {n}</source>
      <translation>图钉 {n}</translation>
    </message>
    <message>
      <source>Arrow {n}</source>
      <translation>箭头 {n}</translation>
    </message>
    <message>
      <source>Arrow</source>
      <translation>箭头</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>荧光笔</translation>
    </message>
    <message>
      <source>Pen stroke</source>
      <translation>笔画</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>椭圆</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>{what}, {way}</source>
      <translation>{what}，{way}</translation>
    </message>
    <message>
      <source>at the detector</source>
      <translation>探测器处</translation>
    </message>
    <message>
      <source>no scale here</source>
      <translation>此处无比例尺</translation>
    </message>
    <message>
      <source>look closer for the values</source>
      <translation>放大以查看数值</translation>
    </message>
    <message>
      <source>mean {value}</source>
      <translation>平均 {value}</translation>
    </message>
    <message>
      <source>{least} to {most}</source>
      <translation>{least} 至 {most}</translation>
    </message>
    <message>
      <source>{what}, drawn by {name} at {time}</source>
      <translation>{what}，{name} 于 {time} 绘制</translation>
    </message>
    <message>
      <source>{words}, moved at {time}</source>
      <translation>{words}，{time} 移动过</translation>
    </message>
  </context>
  <context>
    <name>MessageDone</name>
    <message>
      <source>Read</source>
      <translation>已读</translation>
    </message>
  </context>
  <context>
    <name>MessageLine</name>
    <message>
      <source>Write a message</source>
      <translation>写消息</translation>
    </message>
    <message>
      <source>Send the message</source>
      <translation>发送消息</translation>
    </message>
  </context>
  <context>
    <name>MessageNote</name>
    <message>
      <source>Read</source>
      <translation>阅读</translation>
    </message>
    <message>
      <source>{name}: {text}</source>
      <translation>{name}：{text}</translation>
    </message>
    <message>
      <source>New messages: {n}</source>
      <translation>新消息：{n}</translation>
    </message>
    <message>
      <source>Unread before it: {n}</source>
      <translation>之前还有 {n} 条未读</translation>
    </message>
  </context>
  <context>
    <name>MessagesPanel</name>
    <message>
      <source>No messages yet. What is written here is kept with the consult.</source>
      <translation>尚无消息。此处所写将随会诊保存。</translation>
    </message>
    <message>
      <source>{name}, {age} ago</source>
      <translation>{name},{age}前</translation>
    </message>
  </context>
  <context>
    <name>NewLead</name>
    <message>
      <source>{name} leads now.</source>
      <translation>现在由{name}主导。</translation>
    </message>
  </context>
  <context>
    <name>ObserverLine</name>
    <message>
      <source>Let in</source>
      <translation>允许进入</translation>
    </message>
    <message>
      <source>No</source>
      <translation>不同意</translation>
    </message>
    <message>
      <source>{name}, trainee, asks to look on. Ask the patient.</source>
      <translation>学员 {name} 请求旁观。请询问患者。</translation>
    </message>
    <message>
      <source>{name} asks to look on. Ask the patient.</source>
      <translation>{name} 请求旁观。请询问患者。</translation>
    </message>
    <message>
      <source>{words} Others waiting: {n}.</source>
      <translation>{words} 还有 {n} 人在等。</translation>
    </message>
  </context>
  <context>
    <name>OnHold</name>
    <message>
      <source>{name} has put this on hold and goes on later. If it cannot wait, press I need you.</source>
      <translation>{name}已将会诊暂停，稍后继续。如不能等待，请按“请您帮忙”。</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>专家</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Preceptor: what this computer has to reach</source>
      <translation>Preceptor：本机需要连通的地址</translation>
    </message>
    <message>
      <source>Tried from this place, {when}. Everything goes outwards; nothing has to be let in.</source>
      <translation>于 {when} 从此处测试。全部是向外连接；无需放行任何入站连接。</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>需要做什么</translation>
    </message>
    <message>
      <source>Server {host}, {protocol} port {port}: {found}</source>
      <translation>服务器 {host}，{protocol} 端口 {port}：{found}</translation>
    </message>
    <message>
      <source>Relay {host}, {protocol} port {port}: {found}</source>
      <translation>中继 {host}，{protocol} 端口 {port}：{found}</translation>
    </message>
    <message>
      <source>Relays: this site has none</source>
      <translation>中继：本站点没有</translation>
    </message>
    <message>
      <source>Relays: only the server can name them; sign in, then try again</source>
      <translation>中继：只有服务器知道；请登录后再试</translation>
    </message>
    <message>
      <source>open</source>
      <translation>通</translation>
    </message>
    <message>
      <source>not found; the relay is used</source>
      <translation>未找到；使用中继</translation>
    </message>
    <message>
      <source>not tried; it is found out in a call</source>
      <translation>未测试；通话时才能知道</translation>
    </message>
    <message>
      <source>Straight to the other computer, UDP ports 1024-65535: {found}</source>
      <translation>直接连到对方电脑，UDP 端口 1024-65535：{found}</translation>
    </message>
    <message>
      <source>Open {place}: over anything else the voice waits for what is lost on the way.</source>
      <translation>请开放 {place}：走其他方式时，声音要等待途中丢失的数据。</translation>
    </message>
    <message>
      <source>Open at least one of these; the first is the best:</source>
      <translation>请至少开放其中一个，第一个最好：</translation>
    </message>
    <message>
      <source>The site has no relay. Where nothing goes straight, whoever runs the server has to set one up.</source>
      <translation>本站点没有中继。如果无法直接连通，需要由服务器管理员设置一个。</translation>
    </message>
    <message>
      <source>The server proves itself by its own key: what opens TLS on the way has to let this connection through.</source>
      <translation>服务器用自己的密钥证明身份：途中解密 TLS 的设备必须放行此连接。</translation>
    </message>
    <message>
      <source>Nothing is missing.</source>
      <translation>一切正常。</translation>
    </message>
    <message>
      <source>blocked, no answer came</source>
      <translation>被阻断，没有应答</translation>
    </message>
    <message>
      <source>blocked, the connection was refused</source>
      <translation>被阻断，连接被拒绝</translation>
    </message>
    <message>
      <source>its name is not known here</source>
      <translation>此处无法解析其名称</translation>
    </message>
    <message>
      <source>answered with a key that is not the server's</source>
      <translation>应答的密钥不是服务器的</translation>
    </message>
    <message>
      <source>something answers, but it is not the server, or another version of it</source>
      <translation>有应答，但不是该服务器，或版本不同</translation>
    </message>
    <message>
      <source>Let this computer look up {host} (DNS), or check the address.</source>
      <translation>请允许本机解析 {host}（DNS），或检查地址。</translation>
    </message>
    <message>
      <source>Something on the way may put its own certificate in. Let {place} through untouched, or ask whoever runs the server whether its key was changed.</source>
      <translation>途中可能有设备替换了证书。请原样放行 {place}，或询问服务器管理员密钥是否已更换。</translation>
    </message>
    <message>
      <source>Check what answers at {place}: a proxy or another program may stand there.</source>
      <translation>请检查 {place} 上是什么在应答：可能是代理或其他程序。</translation>
    </message>
    <message>
      <source>Open the way to {place}: without the server there is no consult.</source>
      <translation>请开放到 {place} 的连接：没有服务器就无法会诊。</translation>
    </message>
    <message>
      <source>answered with a certificate that is not trusted</source>
      <translation>应答的证书不受信任</translation>
    </message>
    <message>
      <source>reached, but it did not take the credentials</source>
      <translation>已连通，但凭据未被接受</translation>
    </message>
    <message>
      <source>not tried</source>
      <translation>未测试</translation>
    </message>
    <message>
      <source>The relay {host} refused the credentials: its clock or its secret is not the server's.</source>
      <translation>中继 {host} 拒绝了凭据：其时钟或密钥与服务器不一致。</translation>
    </message>
    <message>
      <source>The relay {host} port {port} showed a certificate that is not trusted; something on the way may add its own.</source>
      <translation>中继 {host} 端口 {port} 出示的证书不受信任；途中可能有设备替换了证书。</translation>
    </message>
    <message>
      <source>{protocol} to {host} port {port}</source>
      <translation>{protocol} 到 {host} 端口 {port}</translation>
    </message>
  </context>
  <context>
    <name>OpeningDialog</name>
    <message>
      <source>What IT must open</source>
      <translation>IT 需要开放什么</translation>
    </message>
    <message>
      <source>For whoever keeps the network here: what this computer has to reach, and what got through.</source>
      <translation>供本地网络管理员使用：本机需要连通的地址，以及测试结果。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再试一次</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Copy the text</source>
      <translation>复制文本</translation>
    </message>
    <message>
      <source>Trying what this network lets through. It takes some seconds.</source>
      <translation>正在测试此网络允许哪些连接，需要几秒钟。</translation>
    </message>
    <message>
      <source>There is no server's address to try yet. Paste the enrolment link at the sign-in first.</source>
      <translation>还没有可测试的服务器地址。请先在登录页粘贴注册链接。</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
  </context>
  <context>
    <name>OpeningKey</name>
    <message>
      <source>What IT must open…</source>
      <translation>IT 需要开放什么…</translation>
    </message>
  </context>
  <context>
    <name>Opinion</name>
    <message>
      <source>{title}, page {page}</source>
      <translation>{title},第 {page} 页</translation>
    </message>
    <message>
      <source>Photograph {number}</source>
      <translation>照片 {number}</translation>
    </message>
    <message>
      <source>1 mark</source>
      <translation>1 个标记</translation>
    </message>
    <message>
      <source>{n} marks</source>
      <translation>{n} 个标记</translation>
    </message>
  </context>
  <context>
    <name>OpinionDialog</name>
    <message>
      <source>Opinion</source>
      <translation>意见</translation>
    </message>
    <message>
      <source>A picture was withdrawn and does not go with the opinion any more.</source>
      <translation>有一张图片已撤回，不再随意见附上。</translation>
    </message>
    <message>
      <source>Something was written meanwhile: read it once more.</source>
      <translation>期间有新的内容写入：请再读一遍。</translation>
    </message>
    <message>
      <source>It was not signed. {reason}</source>
      <translation>没有签署。{reason}</translation>
    </message>
    <message>
      <source>This consult was ended for good or called off: no opinion can be signed. Copy what you want to keep.</source>
      <translation>此会诊已彻底结束或已取消：无法签署意见。请复制您想保留的内容。</translation>
    </message>
    <message>
      <source>You no longer lead this consult. Your words stay here: take the lead again to sign, or copy them.</source>
      <translation>您不再主导此会诊。您写的内容仍在这里：请重新接管主导后签署，或将其复制。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>结束</translation>
    </message>
    <message>
      <source>Close, keep the draft</source>
      <translation>关闭，保留草稿</translation>
    </message>
    <message>
      <source>Your signature is on its way. This closes when it is stored; without a link, when the link is back.</source>
      <translation>您的签名正在发送。保存后此窗口会关闭；没有连接时，连接恢复后关闭。</translation>
    </message>
    <message>
      <source>Write your assessment, then read it once more and sign.</source>
      <translation>请写下您的判断，再读一遍并签名。</translation>
    </message>
    <message>
      <source>Write why this version replaces the one before.</source>
      <translation>请写明为何替换上一版。</translation>
    </message>
    <message>
      <source>Read it once more</source>
      <translation>请再读一遍</translation>
    </message>
    <message>
      <source>Your opinion</source>
      <translation>您的意见</translation>
    </message>
    <message>
      <source>Why a new version</source>
      <translation>新版本的理由</translation>
    </message>
    <message>
      <source>Assessment: what you think it is</source>
      <translation>判断：您认为是什么</translation>
    </message>
    <message>
      <source>Advice: what to do now</source>
      <translation>建议：现在做什么</translation>
    </message>
    <message>
      <source>Follow-up: when and what to watch for</source>
      <translation>随访：何时、注意什么</translation>
    </message>
    <message>
      <source>Change it</source>
      <translation>修改</translation>
    </message>
    <message>
      <source>Read and sign…</source>
      <translation>阅读并签名…</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>签名</translation>
    </message>
  </context>
  <context>
    <name>OpinionPictures</name>
    <message>
      <source>Marked pictures that go with it</source>
      <translation>附带的已标记图片</translation>
    </message>
  </context>
  <context>
    <name>OpinionReading</name>
    <message>
      <source>Why a new version</source>
      <translation>新版本的理由</translation>
    </message>
    <message>
      <source>Assessment</source>
      <translation>判断</translation>
    </message>
    <message>
      <source>Advice</source>
      <translation>建议</translation>
    </message>
    <message>
      <source>Follow-up</source>
      <translation>随访</translation>
    </message>
    <message>
      <source>Findings that are printed with it</source>
      <translation>随意见一起打印的所见</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>Pictures that go with it</source>
      <translation>附图</translation>
    </message>
    <message>
      <source>Signed by</source>
      <translation>签名</translation>
    </message>
    <message>
      <source>The inviting clinician examines, decides and treats; this opinion is advice to them.</source>
      <translation>由邀请方医生检查、决定和治疗；本意见供其参考。</translation>
    </message>
  </context>
  <context>
    <name>Orienting</name>
    <message>
      <source>Where the patient’s head and left are…  (C)</source>
      <translation>患者头部和左侧在哪里…  (C)</translation>
    </message>
    <message>
      <source>Turn the live picture  (Q)</source>
      <translation>转动实时画面  (Q)</translation>
    </message>
  </context>
  <context>
    <name>OutageBar</name>
    <message>
      <source>No picture and no voice for {age}</source>
      <translation>已有 {age}没有图像和声音</translation>
    </message>
    <message>
      <source>No connection for {age}</source>
      <translation>连接已中断 {age}</translation>
    </message>
    <message>
      <source>No connection with {name} for {age}</source>
      <translation>与{name}的连接已中断 {age}</translation>
    </message>
    <message>
      <source>What you photograph and write still arrives.</source>
      <translation>您拍摄和书写的内容仍会送达。</translation>
    </message>
    <message>
      <source>What you write and draw still arrives.</source>
      <translation>您书写和绘制的内容仍会送达。</translation>
    </message>
    <message>
      <source>What you do now is not kept on this computer.</source>
      <translation>您现在所做的不会保存在本机。</translation>
    </message>
    <message>
      <source>Go on photographing and writing: it is kept here and sent by itself.</source>
      <translation>请继续拍摄和书写：内容保存在本机，随后自动发送。</translation>
    </message>
    <message>
      <source>What you write and draw is kept here and sent by itself.</source>
      <translation>您书写和绘制的内容保存在本机，随后自动发送。</translation>
    </message>
    <message>
      <source>Go on photographing and writing: {name} gets it later.</source>
      <translation>请继续拍摄和书写：{name}稍后会收到。</translation>
    </message>
    <message>
      <source>The bedside gets what you write and draw later.</source>
      <translation>您书写和绘制的内容稍后会送达床旁。</translation>
    </message>
    <message>
      <source>{goes_on} The connection returns without a press; you will hear it.</source>
      <translation>{goes_on}连接会自动恢复，无需按键；恢复时会有提示音。</translation>
    </message>
    <message>
      <source>Last instruction, {age} ago: “{text}”, {state}</source>
      <translation>最近一条指示（{age}前）：“{text}”，{state}</translation>
    </message>
    <message>
      <source>Telephone {name}</source>
      <translation>致电{name}</translation>
    </message>
    <message>
      <source>Telephone</source>
      <translation>致电</translation>
    </message>
    <message>
      <source>Telephone each other</source>
      <translation>请互相致电</translation>
    </message>
  </context>
  <context>
    <name>Outrun</name>
    <message>
      <source>A colleague</source>
      <translation>一位同事</translation>
    </message>
    <message>
      <source>{name} took it over a moment before you and leads. You are here as a guest.</source>
      <translation>{name}比您早一步接手并主持会诊。您在此作为参与者。</translation>
    </message>
    <message>
      <source>{name} has taken this call.</source>
      <translation>{name}已接下此呼叫。</translation>
    </message>
  </context>
  <context>
    <name>OwedDialog</name>
    <message>
      <source>Ask for consent before you close</source>
      <translation>结束前请征求同意</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>同意</translation>
    </message>
    <message>
      <source>Help came first, and nobody has asked the patient since. If nobody can, the report says so.</source>
      <translation>救治优先，之后没有人询问过患者。如果无法询问，报告中会注明。</translation>
    </message>
    <message>
      <source>Close without asking…</source>
      <translation>不询问就结束…</translation>
    </message>
    <message>
      <source>Ask now</source>
      <translation>现在询问</translation>
    </message>
  </context>
  <context>
    <name>PageBar</name>
    <message>
      <source>The page before</source>
      <translation>上一页</translation>
    </message>
    <message>
      <source>The next page</source>
      <translation>下一页</translation>
    </message>
    <message>
      <source>Number of the page</source>
      <translation>页码</translation>
    </message>
    <message>
      <source>of {n}</source>
      <translation>共 {n} 页</translation>
    </message>
    <message>
      <source>1 word chosen</source>
      <translation>已选 1 个词</translation>
    </message>
    <message>
      <source>{n} words chosen</source>
      <translation>已选 {n} 个词</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>旋转</translation>
    </message>
    <message>
      <source>Turn this page by a quarter, clockwise</source>
      <translation>将本页顺时针旋转 90°</translation>
    </message>
    <message>
      <source>Choose text</source>
      <translation>选择文字</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
  </context>
  <context>
    <name>PagePicker</name>
    <message>
      <source>Pages, such as 1-3, 7</source>
      <translation>页码，例如 1-3, 7</translation>
    </message>
    <message>
      <source>Numbers of the key pages</source>
      <translation>重点页的页码</translation>
    </message>
    <message>
      <source>Pages of this file</source>
      <translation>此文件的页面</translation>
    </message>
    <message>
      <source>There is no page {words}.</source>
      <translation>没有第 {words} 页。</translation>
    </message>
  </context>
  <context>
    <name>PageWords</name>
    <message>
      <source>one window of it</source>
      <translation>仅显示一个窗宽窗位</translation>
    </message>
    <message>
      <source>not for primary diagnosis</source>
      <translation>不可用于正式诊断</translation>
    </message>
    <message>
      <source>simplified picture</source>
      <translation>简化图像</translation>
    </message>
    <message>
      <source>lossy picture</source>
      <translation>有损图像</translation>
    </message>
    <message>
      <source>{seen}, the file is coming</source>
      <translation>{seen}，文件正在传来</translation>
    </message>
    <message>
      <source>{seen}, the file comes tonight</source>
      <translation>{seen}，文件今晚传来</translation>
    </message>
    <message>
      <source>{seen}, the file was not sent</source>
      <translation>{seen}，文件未发送</translation>
    </message>
    <message>
      <source>the file goes tonight</source>
      <translation>文件今晚发送</translation>
    </message>
    <message>
      <source>shared without its file</source>
      <translation>共享时未附文件</translation>
    </message>
    <message>
      <source>identity not hidden</source>
      <translation>身份未隐藏</translation>
    </message>
    <message>
      <source>identity hidden</source>
      <translation>身份已隐藏</translation>
    </message>
    <message>
      <source>another patient?</source>
      <translation>另一位患者？</translation>
    </message>
    <message>
      <source>number</source>
      <translation>号码</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>性别</translation>
    </message>
    <message>
      <source>age</source>
      <translation>年龄</translation>
    </message>
    <message>
      <source>more than one patient</source>
      <translation>不止一位患者</translation>
    </message>
    <message>
      <source>names another patient ({what})</source>
      <translation>写的是另一位患者（{what}）</translation>
    </message>
    <message>
      <source>1 picture is missing</source>
      <translation>缺少 1 幅图像</translation>
    </message>
    <message>
      <source>{n} pictures are missing</source>
      <translation>缺少 {n} 幅图像</translation>
    </message>
  </context>
  <context>
    <name>PanelBar</name>
    <message>
      <source>{panel}: {n} unread</source>
      <translation>{panel}：{n} 条未读</translation>
    </message>
    <message>
      <source>Instructions</source>
      <translation>指示</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>病例</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>所见</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>消息</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人员</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>文件</translation>
    </message>
  </context>
  <context>
    <name>Paper</name>
    <message>
      <source>filtered</source>
      <translation>已滤波</translation>
    </message>
    <message>
      <source>Rhythm</source>
      <translation>节律</translation>
    </message>
    <message>
      <source>Measure on this photographed ECG…</source>
      <translation>在这张心电图照片上测量…</translation>
    </message>
    <message>
      <source>real size on this screen</source>
      <translation>在此屏幕上为真实大小</translation>
    </message>
  </context>
  <context>
    <name>PaperBar</name>
    <message>
      <source>Ten seconds before</source>
      <translation>前十秒</translation>
    </message>
    <message>
      <source>Part of the recording</source>
      <translation>记录的哪一段</translation>
    </message>
    <message>
      <source>Ten seconds later</source>
      <translation>后十秒</translation>
    </message>
    <message>
      <source>Layout of the leads</source>
      <translation>导联排列</translation>
    </message>
    <message>
      <source>Paper speed</source>
      <translation>纸速</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>增益</translation>
    </message>
    <message>
      <source>Filters, named on the paper</source>
      <translation>滤波，纸上注明</translation>
    </message>
    <message>
      <source>Calipers: press at one leg, let go at the other</source>
      <translation>卡尺：在一条腿处按下，在另一条处松开</translation>
    </message>
    <message>
      <source>What the calipers measure</source>
      <translation>卡尺测量什么</translation>
    </message>
    <message>
      <source>Real size, by a bank card held to the screen</source>
      <translation>真实大小，用银行卡贴屏幕确定</translation>
    </message>
    <message>
      <source>Take the scale back</source>
      <translation>收回标尺</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>纸张</translation>
    </message>
    <message>
      <source>Filtered</source>
      <translation>已滤波</translation>
    </message>
    <message>
      <source>Unfiltered</source>
      <translation>未滤波</translation>
    </message>
    <message>
      <source>Real size</source>
      <translation>真实大小</translation>
    </message>
    <message>
      <source>Not to size</source>
      <translation>非真实大小</translation>
    </message>
    <message>
      <source>No filter added</source>
      <translation>未加滤波</translation>
    </message>
    <message>
      <source>Baseline 0.67 Hz and muscle 40 Hz</source>
      <translation>基线 0.67 Hz 和肌电 40 Hz</translation>
    </message>
    <message>
      <source>Time and height</source>
      <translation>时间和幅度</translation>
    </message>
    <message>
      <source>RR and rate</source>
      <translation>RR 和心率</translation>
    </message>
  </context>
  <context>
    <name>PartEdge</name>
    <message>
      <source>this part is whole</source>
      <translation>此部分为无损图像</translation>
    </message>
    <message>
      <source>whole inside the line, simplified around it</source>
      <translation>线内完整，线外简化</translation>
    </message>
    <message>
      <source>whole inside the line, lossy around it</source>
      <translation>线内无损，线外有损</translation>
    </message>
    <message>
      <source>simplified picture, this part is coming whole</source>
      <translation>简化图像，此部分的完整图像正在传来</translation>
    </message>
    <message>
      <source>lossy picture, this part is coming whole</source>
      <translation>有损图像，此部分的无损图像正在传来</translation>
    </message>
    <message>
      <source>look closer for the whole depth</source>
      <translation>放大以查看完整灰阶</translation>
    </message>
  </context>
  <context>
    <name>PedalDialog</name>
    <message>
      <source>Pedal</source>
      <translation>脚踏板</translation>
    </message>
    <message>
      <source>A USB pedal works as a keyboard. F1 to F4 need no setting; for any other key, learn it here.</source>
      <translation>USB 脚踏板相当于键盘。F1 至 F4 无需设置；其他按键请在此学习。</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>拍照</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>I need you</source>
      <translation>请您帮忙</translation>
    </message>
    <message>
      <source>Learn</source>
      <translation>学习</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>忘记</translation>
    </message>
    <message>
      <source>Learn: {key}</source>
      <translation>学习：{key}</translation>
    </message>
    <message>
      <source>Forget: {key}</source>
      <translation>忘记：{key}</translation>
    </message>
    <message>
      <source>{usual} and {key}</source>
      <translation>{usual} 和 {key}</translation>
    </message>
    <message>
      <source>Press the pedal now. Esc: not now.</source>
      <translation>现在请踩脚踏板。Esc：暂不。</translation>
    </message>
  </context>
  <context>
    <name>People</name>
    <message>
      <source>at the bedside</source>
      <translation>在床旁</translation>
    </message>
    <message>
      <source>specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>trainee, looks on</source>
      <translation>学员，旁观</translation>
    </message>
    <message>
      <source>reviewer</source>
      <translation>审阅者</translation>
    </message>
    <message>
      <source>privacy officer</source>
      <translation>隐私专员</translation>
    </message>
    <message>
      <source>administrator</source>
      <translation>管理员</translation>
    </message>
  </context>
  <context>
    <name>PeopleKeys</name>
    <message>
      <source>Somebody else…</source>
      <translation>其他人…</translation>
    </message>
    <message>
      <source>Who is it?</source>
      <translation>您是哪位？</translation>
    </message>
    <message>
      <source>Not sent yet: {people}. It goes as soon as the server answers.</source>
      <translation>尚未发送：{people}。服务器一有响应即会发送。</translation>
    </message>
    <message>
      <source>Search a name</source>
      <translation>搜索姓名</translation>
    </message>
  </context>
  <context>
    <name>PeoplePanel</name>
    <message>
      <source>Nobody is connected.</source>
      <translation>无人连接。</translation>
    </message>
    <message>
      <source>Confirm number and age</source>
      <translation>确认编号和年龄</translation>
    </message>
    <message>
      <source>Somebody else is here…</source>
      <translation>还有其他人在场…</translation>
    </message>
    <message>
      <source>with the patient, {words}</source>
      <translation>在患者身边，{words}</translation>
    </message>
    <message>
      <source>with the patient</source>
      <translation>在患者身边</translation>
    </message>
    <message>
      <source>here</source>
      <translation>在这里</translation>
    </message>
    <message>
      <source>Has left</source>
      <translation>已离开</translation>
    </message>
    <message>
      <source>{name} (you)</source>
      <translation>{name}（您）</translation>
    </message>
    <message>
      <source>leads</source>
      <translation>主导</translation>
    </message>
    <message>
      <source>covered</source>
      <translation>已遮住</translation>
    </message>
    <message>
      <source>muted</source>
      <translation>已静音</translation>
    </message>
    <message>
      <source>left</source>
      <translation>已离开</translation>
    </message>
    <message>
      <source>confirmed by both sides</source>
      <translation>双方均已确认</translation>
    </message>
    <message>
      <source>confirmed by one side</source>
      <translation>一方已确认</translation>
    </message>
    <message>
      <source>not confirmed yet</source>
      <translation>尚未确认</translation>
    </message>
    <message>
      <source>The right patient</source>
      <translation>患者身份</translation>
    </message>
    <message>
      <source>Confirm name and age</source>
      <translation>确认姓名和年龄</translation>
    </message>
    <message>
      <source>Both sides have said the patient's number and age aloud</source>
      <translation>双方已大声念出患者的编号和年龄</translation>
    </message>
    <message>
      <source>Both sides have said name and age aloud</source>
      <translation>双方已大声说出姓名和年龄</translation>
    </message>
  </context>
  <context>
    <name>Pointer</name>
    <message>
      <source>{seconds} s ago</source>
      <translation>{seconds} 秒前</translation>
    </message>
    <message>
      <source>Still</source>
      <translation>定格画面</translation>
    </message>
  </context>
  <context>
    <name>Practice</name>
    <message>
      <source>PRACTICE</source>
      <translation>练习</translation>
    </message>
    <message>
      <source>Practice patient</source>
      <translation>练习患者</translation>
    </message>
    <message>
      <source>PRACTICE: a red eye since yesterday</source>
      <translation>练习：昨天起眼睛发红</translation>
    </message>
    <message>
      <source>Nobody has to answer: the practice partner does.</source>
      <translation>无需任何人回答：由练习伙伴回答。</translation>
    </message>
    <message>
      <source>The practice is over</source>
      <translation>练习已结束</translation>
    </message>
    <message>
      <source>Press the three dots at the top right, then Consent…</source>
      <translation>请按右上角的三个点，再按“同意…”</translation>
    </message>
    <message>
      <source>Start camera and microphone.</source>
      <translation>启动摄像头和麦克风。</translation>
    </message>
    <message>
      <source>Press Photograph.</source>
      <translation>请按“拍照”。</translation>
    </message>
    <message>
      <source>Press Cover: nothing is seen. Then press it again.</source>
      <translation>请按“遮住”：对方什么也看不到。然后再按一次。</translation>
    </message>
    <message>
      <source>Write me a message and send it.</source>
      <translation>给我写一条消息并发送。</translation>
    </message>
    <message>
      <source>Press I need you. Now it rings nobody; in a real consult it does.</source>
      <translation>请按“请您帮忙”。现在不会呼叫任何人；在真实会诊中会呼叫。</translation>
    </message>
    <message>
      <source>Well done, that was all. Press Leave.</source>
      <translation>很好，练习完成。请按“离开”。</translation>
    </message>
  </context>
  <context>
    <name>PracticeBar</name>
    <message>
      <source>PRACTICE</source>
      <translation>练习</translation>
    </message>
    <message>
      <source>PRACTICE: no patient</source>
      <translation>练习：没有患者</translation>
    </message>
    <message>
      <source>Nothing of this is counted, and nobody is called.</source>
      <translation>这些都不计入统计，也不会呼叫任何人。</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>第 {n} 张，共 {all} 张</translation>
    </message>
    <message>
      <source>PRACTICE - Preceptor</source>
      <translation>练习 - Preceptor</translation>
    </message>
  </context>
  <context>
    <name>Presence</name>
    <message>
      <source>the patient</source>
      <translation>患者</translation>
    </message>
    <message>
      <source>a guardian</source>
      <translation>监护人</translation>
    </message>
    <message>
      <source>a relative</source>
      <translation>亲属</translation>
    </message>
    <message>
      <source>an interpreter</source>
      <translation>口译员</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>其他人</translation>
    </message>
  </context>
  <context>
    <name>PresentDialog</name>
    <message>
      <source>Who is in the room?</source>
      <translation>谁在房间里？</translation>
    </message>
    <message>
      <source>In the room</source>
      <translation>在房间里</translation>
    </message>
    <message>
      <source>The specialist sees who can hear them.</source>
      <translation>专家可以看到谁能听到他们说话。</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>谁</translation>
    </message>
    <message>
      <source>Name, if they wish</source>
      <translation>姓名（如愿提供）</translation>
    </message>
    <message>
      <source>Related how</source>
      <translation>关系</translation>
    </message>
    <message>
      <source>They are here</source>
      <translation>他们在场</translation>
    </message>
  </context>
  <context>
    <name>PresentHere</name>
    <message>
      <source>Somebody else is here…</source>
      <translation>还有其他人在场…</translation>
    </message>
    <message>
      <source>With the patient: {names}.</source>
      <translation>患者身边：{names}。</translation>
    </message>
    <message>
      <source>nobody else</source>
      <translation>没有其他人</translation>
    </message>
    <message>
      <source>Seen and heard by: {names}.</source>
      <translation>能看到并听到的人：{names}。</translation>
    </message>
    <message>
      <source>nobody yet</source>
      <translation>暂时没有人</translation>
    </message>
  </context>
  <context>
    <name>Purposes</name>
    <message>
      <source>Face</source>
      <translation>面部</translation>
    </message>
    <message>
      <source>Examination</source>
      <translation>检查</translation>
    </message>
    <message>
      <source>Ultrasound</source>
      <translation>超声</translation>
    </message>
  </context>
  <context>
    <name>QFileDialog</name>
    <message>
      <source>&amp;Open</source>
      <translation>打开(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>保存(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Choose</source>
      <translation>选择(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Look in:</source>
      <translation>位置(&amp;L):</translation>
    </message>
    <message>
      <source>File &amp;name:</source>
      <translation>文件名(&amp;N):</translation>
    </message>
    <message>
      <source>Files of &amp;type:</source>
      <translation>文件类型(&amp;T):</translation>
    </message>
    <message>
      <source>Directory:</source>
      <translation>文件夹：</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>后退</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>返回上一个文件夹</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>前进</translation>
    </message>
    <message>
      <source>Go forward</source>
      <translation>前进到下一个文件夹</translation>
    </message>
    <message>
      <source>Parent Directory</source>
      <translation>上一级文件夹</translation>
    </message>
    <message>
      <source>Go to the parent directory</source>
      <translation>转到上一级文件夹</translation>
    </message>
    <message>
      <source>Create New Folder</source>
      <translation>新建文件夹</translation>
    </message>
    <message>
      <source>Create a New Folder</source>
      <translation>新建一个文件夹</translation>
    </message>
    <message>
      <source>New Folder</source>
      <translation>新文件夹</translation>
    </message>
    <message>
      <source>List View</source>
      <translation>列表</translation>
    </message>
    <message>
      <source>Change to list view mode</source>
      <translation>以列表显示</translation>
    </message>
    <message>
      <source>Detail View</source>
      <translation>详细信息</translation>
    </message>
    <message>
      <source>Change to detail view mode</source>
      <translation>显示详细信息</translation>
    </message>
    <message>
      <source>Sidebar</source>
      <translation>侧栏</translation>
    </message>
    <message>
      <source>List of places and bookmarks</source>
      <translation>位置和书签列表</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Directories</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>&amp;Rename</source>
      <translation>重命名(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Delete</source>
      <translation>删除(&amp;D)</translation>
    </message>
    <message>
      <source>Show &amp;hidden files</source>
      <translation>显示隐藏文件(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;New Folder</source>
      <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
      <source>Recent Places</source>
      <translation>最近的位置</translation>
    </message>
    <message>
      <source>Show </source>
      <translation>显示</translation>
    </message>
    <message>
      <source>%1 already exists.
Do you want to replace it?</source>
      <translation>%1 已存在。
要替换它吗？</translation>
    </message>
    <message>
      <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
      <translation>%1
找不到该文件夹。
请检查名称是否正确。</translation>
    </message>
    <message>
      <source>%1
File not found.
Please verify the correct file name was given.</source>
      <translation>%1
找不到该文件。
请检查名称是否正确。</translation>
    </message>
    <message>
      <source>'%1' is write protected.
Do you want to delete it anyway?</source>
      <translation>“%1”有写保护。
仍要删除它吗？</translation>
    </message>
    <message>
      <source>Are you sure you want to delete '%1'?</source>
      <translation>确定要删除“%1”吗？</translation>
    </message>
    <message>
      <source>Could not delete directory.</source>
      <translation>无法删除该文件夹。</translation>
    </message>
  </context>
  <context>
    <name>QFileSystemModel</name>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Date Modified</source>
      <translation>修改日期</translation>
    </message>
    <message>
      <source>My Computer</source>
      <translation>我的电脑</translation>
    </message>
    <message>
      <source>Computer</source>
      <translation>计算机</translation>
    </message>
  </context>
  <context>
    <name>QPlatformTheme</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>&amp;Yes</source>
      <translation>是(&amp;Y)</translation>
    </message>
    <message>
      <source>&amp;No</source>
      <translation>否(&amp;N)</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>确定</translation>
    </message>
  </context>
  <context>
    <name>QSidebar</name>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
  </context>
  <context>
    <name>ReadOpinionDialog</name>
    <message>
      <source>Opinion by {name}</source>
      <translation>{name} 的意见</translation>
    </message>
    <message>
      <source>Opinion</source>
      <translation>意见</translation>
    </message>
    <message>
      <source>Before: version {n}, {when}</source>
      <translation>之前：第 {n} 版，{when}</translation>
    </message>
    <message>
      <source>The inviting clinician examines, decides and treats; this opinion is advice to them.</source>
      <translation>由邀请方医生检查、决定和治疗；本意见供其参考。</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>另存为 PDF…</translation>
    </message>
    <message>
      <source>I have read it</source>
      <translation>我已阅读</translation>
    </message>
    <message>
      <source>Version {n}, signed {when}</source>
      <translation>第 {n} 版，签署于 {when}</translation>
    </message>
    <message>
      <source>Assessment</source>
      <translation>判断</translation>
    </message>
    <message>
      <source>Advice</source>
      <translation>建议</translation>
    </message>
    <message>
      <source>Follow-up</source>
      <translation>随访</translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>Only the words of a PDF can be searched. What is shown here is a picture.</source>
      <translation>只能搜索 PDF 中的文字。这里显示的是图像。</translation>
    </message>
    <message>
      <source>There is no text on this page: it is a picture.</source>
      <translation>本页没有文字：它是一幅图像。</translation>
    </message>
  </context>
  <context>
    <name>ReasonDialog</name>
    <message>
      <source>In your own words</source>
      <translation>用您自己的话</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>理由</translation>
    </message>
  </context>
  <context>
    <name>Receipt</name>
    <message>
      <source>sending</source>
      <translation>发送中</translation>
    </message>
    <message>
      <source>waits for the link</source>
      <translation>等待连接</translation>
    </message>
    <message>
      <source>on screen at {place}</source>
      <translation>已在{place}的屏幕上</translation>
    </message>
    <message>
      <source>delivered, not in view at {place}: {why}</source>
      <translation>已送达，在{place}不可见：{why}</translation>
    </message>
    <message>
      <source>another page is open there</source>
      <translation>那里打开的是另一页</translation>
    </message>
    <message>
      <source>another part is looked at</source>
      <translation>那里正在看另一部分</translation>
    </message>
    <message>
      <source>the window is minimised</source>
      <translation>窗口已最小化</translation>
    </message>
    <message>
      <source>something lies over it</source>
      <translation>被其他内容遮住</translation>
    </message>
    <message>
      <source>the consult is not on the screen</source>
      <translation>屏幕上未显示会诊</translation>
    </message>
    <message>
      <source>you</source>
      <translation>您</translation>
    </message>
    <message>
      <source>somebody who left</source>
      <translation>已离开的人</translation>
    </message>
    <message>
      <source>delivered to {place}</source>
      <translation>已送达{place}</translation>
    </message>
    <message>
      <source>sent</source>
      <translation>已发送</translation>
    </message>
  </context>
  <context>
    <name>RecordedTracks</name>
    <message>
      <source>Perhaps</source>
      <translation>可能</translation>
    </message>
  </context>
  <context>
    <name>Recording</name>
    <message>
      <source>Recording{since}</source>
      <translation>录制中{since}</translation>
    </message>
    <message>
      <source>Recording paused</source>
      <translation>录制已暂停</translation>
    </message>
    <message>
      <source>Not recorded</source>
      <translation>未录制</translation>
    </message>
  </context>
  <context>
    <name>Refused</name>
    <message>
      <source>Finding</source>
      <translation>所见</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>消息</translation>
    </message>
    <message>
      <source>Instruction</source>
      <translation>指示</translation>
    </message>
    <message>
      <source>Request</source>
      <translation>请求</translation>
    </message>
    <message>
      <source>Correction of the request</source>
      <translation>对请求的更正</translation>
    </message>
    <message>
      <source>Opinion</source>
      <translation>意见</translation>
    </message>
    <message>
      <source>Document</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>拍照</translation>
    </message>
    <message>
      <source>Sound of the stethoscope</source>
      <translation>听诊录音</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>绘图</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>同意</translation>
    </message>
    <message>
      <source>Answer to an instruction</source>
      <translation>对指示的答复</translation>
    </message>
    <message>
      <source>Handing on or giving back</source>
      <translation>转交或放回</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Call for help</source>
      <translation>呼叫帮助</translation>
    </message>
    <message>
      <source>End of the consult</source>
      <translation>结束会诊</translation>
    </message>
    <message>
      <source>Who may look on</source>
      <translation>谁可以旁观</translation>
    </message>
    <message>
      <source>Bookmark</source>
      <translation>书签</translation>
    </message>
  </context>
  <context>
    <name>RefusedBar</name>
    <message>
      <source>Not accepted: {n}. What you wrote is kept here.</source>
      <translation>未被接受：{n} 条。您写的内容保存在这里。</translation>
    </message>
    <message>
      <source>Look…</source>
      <translation>查看…</translation>
    </message>
  </context>
  <context>
    <name>RefusedDialog</name>
    <message>
      <source>Not taken</source>
      <translation>未接收</translation>
    </message>
    <message>
      <source>This was written here and the consult did not take it. It is kept on this computer until you put it away.</source>
      <translation>这些内容写于此处，但会诊没有接收。它们保存在这台电脑上，直到您将其收起。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>结束</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>收起</translation>
    </message>
  </context>
  <context>
    <name>RegionLook</name>
    <message>
      <source>The other side sees this part closely</source>
      <translation>对方正在细看这一部分</translation>
    </message>
    <message>
      <source>A part, seen closely</source>
      <translation>局部细看</translation>
    </message>
    <message>
      <source>Whole picture</source>
      <translation>整个画面</translation>
    </message>
  </context>
  <context>
    <name>Renumbered</name>
    <message>
      <source>Your number {was} is now {now}</source>
      <translation>您的编号 {was} 现为 {now}</translation>
    </message>
  </context>
  <context>
    <name>RequestDialog</name>
    <message>
      <source>Ask a specialist</source>
      <translation>咨询专家</translation>
    </message>
    <message>
      <source>What is wrong, in one line</source>
      <translation>用一句话说明问题</translation>
    </message>
    <message>
      <source>What do you want to know?</source>
      <translation>您想知道什么？</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>年龄</translation>
    </message>
    <message>
      <source>years</source>
      <translation>岁</translation>
    </message>
    <message>
      <source>months</source>
      <translation>个月</translation>
    </message>
    <message>
      <source>Age in years or months</source>
      <translation>年龄单位（岁或月）</translation>
    </message>
    <message>
      <source>Not stated</source>
      <translation>未说明</translation>
    </message>
    <message>
      <source>Female</source>
      <translation>女</translation>
    </message>
    <message>
      <source>Male</source>
      <translation>男</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Clear the form</source>
      <translation>清空表格</translation>
    </message>
    <message>
      <source>Close, keep what I wrote</source>
      <translation>关闭，保留内容</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>发送</translation>
    </message>
    <message>
      <source>{field}: this number cannot be right.</source>
      <translation>{field}:这个数字不对。</translation>
    </message>
    <message>
      <source>Write what is wrong, in a few words. Nothing else is needed.</source>
      <translation>用几个字写出问题。其他都可以不填。</translation>
    </message>
    <message>
      <source>Cardiology</source>
      <translation>心内科</translation>
    </message>
    <message>
      <source>Dermatology</source>
      <translation>皮肤科</translation>
    </message>
    <message>
      <source>Emergency medicine</source>
      <translation>急诊科</translation>
    </message>
    <message>
      <source>Eye diseases</source>
      <translation>眼科</translation>
    </message>
    <message>
      <source>Internal medicine</source>
      <translation>内科</translation>
    </message>
    <message>
      <source>Obstetrics</source>
      <translation>产科</translation>
    </message>
    <message>
      <source>Paediatrics</source>
      <translation>儿科</translation>
    </message>
    <message>
      <source>Pathology</source>
      <translation>病理科</translation>
    </message>
    <message>
      <source>Radiology</source>
      <translation>放射科</translation>
    </message>
    <message>
      <source>Surgery</source>
      <translation>外科</translation>
    </message>
    <message>
      <source>Local number</source>
      <translation>本地编号</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>性别</translation>
    </message>
    <message>
      <source>Complaint (needed)</source>
      <translation>主诉(必填)</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Specialty</source>
      <translation>专科</translation>
    </message>
    <message>
      <source>Name (stays in this clinic)</source>
      <translation>姓名(只留在本诊所)</translation>
    </message>
  </context>
  <context>
    <name>ReturnBar</name>
    <message>
      <source>Write the password of {name}: the consult then opens by itself.</source>
      <translation>请输入 {name} 的密码：会诊随后会自动打开。</translation>
    </message>
    <message>
      <source>Returning to the consult…</source>
      <translation>正在返回会诊…</translation>
    </message>
    <message>
      <source>{name} was in a consult when this program ended.</source>
      <translation>程序结束时，{name} 正在会诊中。</translation>
    </message>
    <message>
      <source>{name} was in a consult {age} ago, when this program ended.</source>
      <translation>{age}前程序结束时，{name} 正在会诊中。</translation>
    </message>
    <message>
      <source>Camera and microphone start at once when you return.</source>
      <translation>返回后摄像头和麦克风会立即开启。</translation>
    </message>
    <message>
      <source>Return to the consult, camera on</source>
      <translation>返回会诊，并开启摄像头</translation>
    </message>
    <message>
      <source>Return to the consult</source>
      <translation>返回会诊</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>The opinion as PDF…</source>
      <translation>意见 PDF…</translation>
    </message>
    <message>
      <source>The pages with marks…</source>
      <translation>有标记的页面…</translation>
    </message>
    <message>
      <source>The whole consult…</source>
      <translation>整个会诊…</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
  </context>
  <context>
    <name>ReviewStage</name>
    <message>
      <source>The specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>What was seen</source>
      <translation>所见画面</translation>
    </message>
    <message>
      <source>Camera at the bedside</source>
      <translation>床旁摄像头</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>两者</translation>
    </message>
    <message>
      <source>No consult is open</source>
      <translation>没有打开的会诊</translation>
    </message>
    <message>
      <source>No picture at this moment</source>
      <translation>此刻没有画面</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Still</source>
      <translation>定格画面</translation>
    </message>
  </context>
  <context>
    <name>RoomMenu</name>
    <message>
      <source>Show another picture…</source>
      <translation>显示另一个画面…</translation>
    </message>
    <message>
      <source>Mark this moment  (B)</source>
      <translation>标记此刻  (B)</translation>
    </message>
    <message>
      <source>Take the lead</source>
      <translation>接管主导</translation>
    </message>
    <message>
      <source>Give back to the board…</source>
      <translation>放回列表…</translation>
    </message>
    <message>
      <source>Call off…</source>
      <translation>取消请求…</translation>
    </message>
    <message>
      <source>Correct the request…</source>
      <translation>更正请求…</translation>
    </message>
    <message>
      <source>Read the opinion…</source>
      <translation>阅读意见…</translation>
    </message>
    <message>
      <source>Close the consult…</source>
      <translation>结束会诊…</translation>
    </message>
    <message>
      <source>Reopen…</source>
      <translation>重新打开…</translation>
    </message>
    <message>
      <source>Save the opinion…</source>
      <translation>保存意见…</translation>
    </message>
    <message>
      <source>Save the record…</source>
      <translation>保存记录…</translation>
    </message>
    <message>
      <source>Save the marked pages…</source>
      <translation>保存有标记的页面…</translation>
    </message>
    <message>
      <source>Save the whole consult…</source>
      <translation>保存整个会诊…</translation>
    </message>
    <message>
      <source>Wrong patient: end this consult…</source>
      <translation>患者不对：结束此会诊…</translation>
    </message>
    <message>
      <source>The link is gone: it can be handed on when it is back.</source>
      <translation>连接已断开：恢复后才能转交。</translation>
    </message>
    <message>
      <source>Only who leads can hand it on.</source>
      <translation>只有主导者可以转交。</translation>
    </message>
    <message>
      <source>{name} (here)</source>
      <translation>{name}(在场)</translation>
    </message>
    <message>
      <source>There is no other specialist.</source>
      <translation>没有其他专家。</translation>
    </message>
    <message>
      <source>Call off?</source>
      <translation>取消请求？</translation>
    </message>
    <message>
      <source>The specialists no longer see it.</source>
      <translation>专家将不再看到它。</translation>
    </message>
    <message>
      <source>The patient is better</source>
      <translation>患者好转</translation>
    </message>
    <message>
      <source>Solved here</source>
      <translation>已在此解决</translation>
    </message>
    <message>
      <source>Call off</source>
      <translation>取消请求</translation>
    </message>
    <message>
      <source>Give the consult back?</source>
      <translation>放回此会诊？</translation>
    </message>
    <message>
      <source>It stands on every specialist's board again. The clinic sees that it waits.</source>
      <translation>它会重新出现在每位专家的列表上。诊所会看到它在等待。</translation>
    </message>
    <message>
      <source>My duty ends</source>
      <translation>我下班了</translation>
    </message>
    <message>
      <source>Another specialty is needed</source>
      <translation>需要其他专科</translation>
    </message>
    <message>
      <source>I am called away</source>
      <translation>我被叫走了</translation>
    </message>
    <message>
      <source>Give back</source>
      <translation>放回</translation>
    </message>
    <message>
      <source>Nothing can be drawn or said afterwards. It stays readable, and can be reopened.</source>
      <translation>之后无法再绘制或通话。仍可阅读，也可重新打开。</translation>
    </message>
    <message>
      <source>No opinion was signed: the record will be headed “No opinion was given”.</source>
      <translation>尚未签署意见：记录标题将为“未给出意见”。</translation>
    </message>
    <message>
      <source>The patient was never asked for consent; only the bedside can still ask.</source>
      <translation>从未征求患者同意；只有床旁还可以询问。</translation>
    </message>
    <message>
      <source>Close the consult?</source>
      <translation>结束会诊？</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>结束</translation>
    </message>
    <message>
      <source>Reopen the consult?</source>
      <translation>重新打开会诊？</translation>
    </message>
    <message>
      <source>Something was forgotten</source>
      <translation>有遗漏</translation>
    </message>
    <message>
      <source>The patient is worse</source>
      <translation>患者恶化</translation>
    </message>
    <message>
      <source>Reopen</source>
      <translation>重新打开</translation>
    </message>
    <message>
      <source>Number or age is written wrong: correct the request…</source>
      <translation>编号或年龄写错：更正请求…</translation>
    </message>
    <message>
      <source>It is another patient: end this consult…</source>
      <translation>是另一位患者：结束此会诊…</translation>
    </message>
    <message>
      <source>Wrong patient</source>
      <translation>病人错误</translation>
    </message>
    <message>
      <source>Opened by mistake</source>
      <translation>误开</translation>
    </message>
    <message>
      <source>End this consult for good?</source>
      <translation>彻底结束此会诊？</translation>
    </message>
    <message>
      <source>It leaves every board and is not taken up again. What was written stays in the record.</source>
      <translation>它会离开所有列表，不再继续。已写的内容保留在记录中。</translation>
    </message>
    <message>
      <source>End it for good</source>
      <translation>彻底结束</translation>
    </message>
  </context>
  <context>
    <name>RoomNotes</name>
    <message>
      <source>Saved as {path}</source>
      <translation>已保存为 {path}</translation>
    </message>
    <message>
      <source>Your instruction was not shown at the bedside in time. Send it again or withdraw it.</source>
      <translation>您的指示未能及时显示在床旁。请重新发送或撤回。</translation>
    </message>
    <message>
      <source>This moment is marked. The review finds it again.</source>
      <translation>此刻已标记。回顾时可以找到。</translation>
    </message>
    <message>
      <source>Nothing was shared. The copy that was made to look at it is gone.</source>
      <translation>没有共享任何内容。为查看而制作的副本已删除。</translation>
    </message>
    <message>
      <source>The bedside asks for the live picture.</source>
      <translation>床旁请求实时画面。</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>The opinion is here.</source>
      <translation>意见已送达。</translation>
    </message>
    <message>
      <source>Read it</source>
      <translation>阅读</translation>
    </message>
    <message>
      <source>The link is gone. What you write and draw is kept here and sent when it returns.</source>
      <translation>连接已断开。您写的和画的都保存在这里，恢复后发送。</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Fill in…</source>
      <translation>填写…</translation>
    </message>
    <message>
      <source>The earlier part of this consult is still on its way.</source>
      <translation>此会诊较早的部分仍在传送中。</translation>
    </message>
    <message>
      <source>Something was written here by a newer program. Update to see all of it.</source>
      <translation>此处有内容由较新的程序写入。请更新以查看全部。</translation>
    </message>
    <message>
      <source>{what}. {help}</source>
      <translation>{what}。{help}</translation>
    </message>
  </context>
  <context>
    <name>RoomPage</name>
    <message>
      <source>Show or hide: case, messages, documents, people</source>
      <translation>显示或隐藏：病例、消息、文件、人员</translation>
    </message>
    <message>
      <source>Consent…</source>
      <translation>同意…</translation>
    </message>
    <message>
      <source>Share a file…</source>
      <translation>共享文件…</translation>
    </message>
    <message>
      <source>Share a folder of images…</source>
      <translation>共享一个图像文件夹…</translation>
    </message>
    <message>
      <source>Listen with the stethoscope</source>
      <translation>用听诊器听诊</translation>
    </message>
    <message>
      <source>Panels back beside the stage</source>
      <translation>面板移回画面旁</translation>
    </message>
    <message>
      <source>Panels in a second window</source>
      <translation>在第二个窗口显示面板</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>与……对比</translation>
    </message>
  </context>
  <context>
    <name>RoomTop</name>
    <message>
      <source>Press to say number and age aloud and confirm them</source>
      <translation>按此念出编号和年龄并确认</translation>
    </message>
    <message>
      <source>Wrong patient…</source>
      <translation>患者不对…</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Hand on…</source>
      <translation>转交…</translation>
    </message>
    <message>
      <source>Give back…</source>
      <translation>退回…</translation>
    </message>
    <message>
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <source>Press to see how the link is</source>
      <translation>按下可查看连接情况</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>More: {n} asking to look on</source>
      <translation>更多：{n} 人请求旁观</translation>
    </message>
    <message>
      <source>Not confirmed</source>
      <translation>未确认</translation>
    </message>
    <message>
      <source>Confirm</source>
      <translation>确认</translation>
    </message>
    <message>
      <source>{words} {rtt} ms</source>
      <translation>{words} {rtt} ms</translation>
    </message>
    <message>
      <source>{rtt} ms</source>
      <translation>{rtt} ms</translation>
    </message>
    <message>
      <source>{n} unsent</source>
      <translation>{n} 条未发送</translation>
    </message>
    <message>
      <source>{n} waiting</source>
      <translation>{n} 人等待</translation>
    </message>
    <message>
      <source>{n} waiting, {red} red</source>
      <translation>{n} 人等待，{red} 紧急</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>录制中</translation>
    </message>
    <message>
      <source>Rec</source>
      <translation>录制</translation>
    </message>
  </context>
  <context>
    <name>Said</name>
    <message>
      <source>The server asks for your password again. What you do is kept on this computer and sent once it was right.</source>
      <translation>服务器要求您再次输入密码。您所做的会保存在这台电脑上，密码正确后即发送。</translation>
    </message>
    <message>
      <source>This was withdrawn.</source>
      <translation>此内容已撤回。</translation>
    </message>
    <message>
      <source>Start camera and microphone first; then another picture can be added.</source>
      <translation>请先打开摄像头和麦克风，然后才能添加另一个画面。</translation>
    </message>
    <message>
      <source>This picture is open already: choose it in the row of pictures.</source>
      <translation>这个画面已经打开：请在画面列中选择它。</translation>
    </message>
    <message>
      <source>No more pictures can be open at once. Close one of them first.</source>
      <translation>不能同时打开更多画面。请先关闭其中一个。</translation>
    </message>
    <message>
      <source>Your microphone is off or muted, so nothing would be heard. Turn it on, then speak.</source>
      <translation>您的麦克风已关闭或静音，什么也听不到。请打开后再说。</translation>
    </message>
    <message>
      <source>That was too short to be heard. Press, speak, then press again.</source>
      <translation>太短了，听不清。请按一下，说话，再按一下。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: what you say cannot be kept. Free some space, or write it.</source>
      <translation>这台电脑的磁盘已满：您说的话无法保存。请腾出空间，或改为书写。</translation>
    </message>
    <message>
      <source>What you said could not be kept. Say it again, or write it.</source>
      <translation>您说的话未能保存。请再说一遍，或写下来。</translation>
    </message>
    <message>
      <source>What was spoken with this instruction did not come. Read it, or ask.</source>
      <translation>与此指示一起口述的内容没有到达。请阅读文字，或询问。</translation>
    </message>
    <message>
      <source>Something went wrong inside the program; what you wrote is kept. If it happens again, choose Change person and sign in again.</source>
      <translation>程序内部出了差错；您写的内容已保存。如果再次出现，请选择“更换用户”并重新登录。</translation>
    </message>
    <message>
      <source>{what} Check the network cable or Wi-Fi, and the address {place}.</source>
      <translation>{what}请检查网线或无线网络，以及地址 {place}。</translation>
    </message>
    <message>
      <source>The server at this address could not prove who it is. Nothing was sent. Ask for the enrolment link.</source>
      <translation>此地址的服务器无法证明其身份。没有发送任何内容。请索取注册链接。</translation>
    </message>
    <message>
      <source>The date of this computer is wrong: by it the server's certificate is not valid yet. Nothing was sent. Have the date set, or ask for the enrolment link, which works with any date.</source>
      <translation>这台电脑的日期有误：按此日期，服务器的证书尚未生效。没有发送任何内容。请校正日期，或索取登记链接，它不受日期影响。</translation>
    </message>
    <message>
      <source>By the date of this computer the server's certificate has ended. Nothing was sent. If the date is wrong, have it set; if it is right, tell whoever runs the server. The enrolment link works with any date.</source>
      <translation>按这台电脑的日期，服务器的证书已过期。没有发送任何内容。如果日期有误，请校正；如果日期正确，请告知服务器管理员。登记链接不受日期影响。</translation>
    </message>
    <message>
      <source>Something answers at this address, but it is not a Preceptor server. Check the address.</source>
      <translation>此地址有回应，但不是 Preceptor 服务器。请检查地址。</translation>
    </message>
    <message>
      <source>The proxy of this network did not let us through.</source>
      <translation>此网络的代理没有让我们通过。</translation>
    </message>
    <message>
      <source>This is not a server address. Copy the whole enrolment link you were given.</source>
      <translation>这不是服务器地址。请复制您收到的完整注册链接。</translation>
    </message>
    <message>
      <source>The enrolment link is not complete. Copy the whole link you were given.</source>
      <translation>注册链接不完整。请复制您收到的完整链接。</translation>
    </message>
    <message>
      <source>This address is not encrypted, so nothing was sent. Ask for the enrolment link.</source>
      <translation>此地址未加密，因此没有发送任何内容。请索取注册链接。</translation>
    </message>
    <message>
      <source>The server's key is not the one this computer was enrolled with. Nothing was sent. Ask whoever runs the server whether its key was changed, and for a new enrolment link.</source>
      <translation>服务器的密钥与这台电脑注册时的不同。没有发送任何内容。请询问服务器管理者密钥是否已更换，并索取新的注册链接。</translation>
    </message>
    <message>
      <source>The server speaks another version of Preceptor. Update this program or the server.</source>
      <translation>服务器使用的是另一版本的 Preceptor。请更新本程序或服务器。</translation>
    </message>
    <message>
      <source>The server does not answer.</source>
      <translation>服务器没有应答。</translation>
    </message>
    <message>
      <source>The disk of this computer takes nothing, so you cannot be signed in here: what you write would not be kept. Free some space, or ask whoever looks after this computer, and sign in again.</source>
      <translation>这台电脑的磁盘无法写入，因此您无法在此登录：您写的内容将无法保存。请腾出一些空间，或联系负责这台电脑的人员，然后重新登录。</translation>
    </message>
    <message>
      <source>Something that you wrote on this computer had not reached the server, and cannot be read any more: the disk is damaged. Look through your last consults whether anything is missing, and tell whoever looks after this computer.</source>
      <translation>您在这台电脑上写的部分内容尚未到达服务器，且已无法读取：磁盘已损坏。请查看您最近的会诊是否缺少内容，并告知管理这台电脑的人。</translation>
    </message>
    <message>
      <source>A recording that a crash left on this computer cannot be read any more: the disk is damaged. It stays there as it is. Tell whoever looks after this computer.</source>
      <translation>程序崩溃后留在这台电脑上的一段录制内容已无法读取：磁盘已损坏。它会原样保留在那里。请告知管理这台电脑的人。</translation>
    </message>
    <message>
      <source>Nothing was saved: no page that is still shared here has marks on it.</source>
      <translation>未保存任何内容：此处仍共享的页面上没有标记。</translation>
    </message>
    <message>
      <source>Nothing was saved: none of the pages with marks can be had now. Try again when the link is back.</source>
      <translation>未保存任何内容：目前无法获取任何有标记的页面。连接恢复后请再试。</translation>
    </message>
    <message>
      <source>The file was saved. Pages with marks that are missing in it: {count}. They could not be fetched, or cannot be shown. Save it again later.</source>
      <translation>文件已保存。其中缺少的有标记的页面：{count} 页。它们无法获取或无法显示。请稍后再保存一次。</translation>
    </message>
    <message>
      <source>The link is down and this consult is not on this computer.</source>
      <translation>连接已断开，而且这台电脑上没有此会诊。</translation>
    </message>
    <message>
      <source>The consult did not arrive. Check the link and open it again.</source>
      <translation>会诊没有传到。请检查连接后重新打开。</translation>
    </message>
    <message>
      <source>Something of this person has not reached the server yet ({unsent}), so nothing was removed. It goes as soon as the server answers.</source>
      <translation>此人有内容尚未送达服务器（{unsent} 项），因此没有移除任何内容。服务器一有应答就会发送。</translation>
    </message>
    <message>
      <source>A crash left recordings of this person that have not reached the server ({recordings}), so nothing was removed. They go when this person signs in here.</source>
      <translation>程序崩溃后留下了此人尚未送达服务器的录制内容（{recordings} 项），因此没有移除任何内容。此人在此登录时会发送这些内容。</translation>
    </message>
    <message>
      <source>Something of this person is half written or was returned by the server ({own}), so nothing was removed. It waits until this person signs in here and sends or deletes it; what is half written goes by itself after 90 days.</source>
      <translation>此人有内容尚未写完或被服务器退回（{own} 项），因此没有移除任何内容。这些内容会一直保留，直到此人在此登录并发送或删除；未写完的内容会在 90 天后自动消失。</translation>
    </message>
    <message>
      <source>Files that this person shared as pages are whole on this computer alone ({files}), so nothing was removed. This person can send or withdraw them in their consult, reopened if it was closed.</source>
      <translation>此人以页面形式共享的文件只在这台电脑上有完整副本（{files} 个），因此没有移除任何内容。此人可以在会诊中发送或撤回这些文件；会诊已结束的，可以重新打开。</translation>
    </message>
    <message>
      <source>This person is signed in here in another window of Preceptor, so nothing was removed. Choose Change person there first.</source>
      <translation>此人正在这台电脑的另一个 Preceptor 窗口中登录，因此没有移除任何内容。请先在那里选择“更换用户”。</translation>
    </message>
    <message>
      <source>The keyring of this computer is locked or does not answer, so nothing was removed. Unlock it and try again.</source>
      <translation>这台电脑的密钥环已锁定或没有应答，因此没有移除任何内容。请解锁后重试。</translation>
    </message>
    <message>
      <source>The disk of this computer refused, so this person is not forgotten yet. Try again.</source>
      <translation>这台电脑的磁盘拒绝了操作，此人尚未移除。请重试。</translation>
    </message>
    <message>
      <source>The camera was covered before this moment was kept: it is not kept. Freeze again when the cover is off.</source>
      <translation>此刻画面在保存之前摄像头已被遮挡：不会保存。取消遮挡后请再次冻结。</translation>
    </message>
    <message>
      <source>This moment was not kept anywhere. Freeze again.</source>
      <translation>这一刻没有保存在任何地方。请重新定格。</translation>
    </message>
    <message>
      <source>There is no picture to keep: the camera is off, covered or missing.</source>
      <translation>没有可保存的画面：摄像头已关闭、被遮住或不存在。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: the still cannot be kept. Free some space.</source>
      <translation>这台电脑的磁盘已满：无法保存定格画面。请腾出空间。</translation>
    </message>
    <message>
      <source>Your answer to “{step}” is not in the record, because the step itself never came there. Tell whoever asked.</source>
      <translation>您对“{step}”的答复不在记录中，因为这一步本身没有进入记录。请告知提出的人。</translation>
    </message>
    <message>
      <source>The link has ended by a mistake of this program. What you wrote is kept. Choose Change person and sign in again.</source>
      <translation>由于本程序的错误，连接已结束。您写的内容已保存。请选择“更换用户”并重新登录。</translation>
    </message>
    <message>
      <source>The link is down. What you do is kept and sent as soon as it is back.</source>
      <translation>连接已断开。您所做的会被保存，连接恢复后立即发送。</translation>
    </message>
    <message>
      <source>The server said something this program does not understand. Trying again.</source>
      <translation>服务器发来了本程序无法理解的内容。正在重试。</translation>
    </message>
    <message>
      <source>Only the clinic and the specialist take part with camera and microphone.</source>
      <translation>只有诊所和专家使用摄像头和麦克风。</translation>
    </message>
    <message>
      <source>Camera and microphone are off: the patient does not consent to the consult.</source>
      <translation>摄像头和麦克风已关闭：患者不同意此会诊。</translation>
    </message>
    <message>
      <source>Camera and microphone are off: no specialist is here any more.</source>
      <translation>摄像头和麦克风已关闭：专家已不在。</translation>
    </message>
    <message>
      <source>Camera and microphone are off: nothing has come for two minutes. Start them again when the link is back.</source>
      <translation>摄像头和麦克风已关闭：两分钟没有收到任何内容。连接恢复后请重新开启。</translation>
    </message>
    <message>
      <source>Camera and microphone are off: the consult has ended.</source>
      <translation>摄像头和麦克风已关闭：会诊已结束。</translation>
    </message>
    <message>
      <source>Camera and microphone are off: no specialist has accepted the consult. Accept it to go on.</source>
      <translation>摄像头和麦克风已关闭：还没有专家接受此会诊。请接受会诊以继续。</translation>
    </message>
    <message>
      <source>Name and password do not go together. Check both and try again.</source>
      <translation>用户名和密码不符。请检查后再试。</translation>
    </message>
    <message>
      <source>This computer's disk takes no more: what you do is not kept here until it is on the server. Free some space, and do not close the program while something is unsent.</source>
      <translation>这台电脑的磁盘写不下了：您所做的在到达服务器之前不会保存在这里。请腾出空间，在还有未发送内容时不要关闭程序。</translation>
    </message>
    <message>
      <source>The file itself has not arrived here yet, so nothing on it can be measured. Try again in a moment.</source>
      <translation>文件本身还没有到达这里，无法在上面测量。请稍后再试。</translation>
    </message>
    <message>
      <source>This sheet is no longer at hand. Straighten it again.</source>
      <translation>这张纸已不在手边。请重新拉平。</translation>
    </message>
    <message>
      <source>This picture is no longer on the table.</source>
      <translation>这张图片已不在桌上。</translation>
    </message>
    <message>
      <source>This is too long to be sent in one piece, so nothing was sent. Make it shorter, or share it as a file.</source>
      <translation>内容太长，无法一次发送，因此没有发送。请缩短，或作为文件共享。</translation>
    </message>
    <message>
      <source>You are signed in already in another window of Preceptor on this computer. Go on there, or close it and sign in here again.</source>
      <translation>您已在这台电脑的另一个 Preceptor 窗口中登录。请在那里继续，或关闭它后在此重新登录。</translation>
    </message>
    <message>
      <source>The password is needed to go back to this consult.</source>
      <translation>返回此会诊需要密码。</translation>
    </message>
    <message>
      <source>You are not signed in: nothing was written. Sign in and try again.</source>
      <translation>您没有登录：没有写入任何内容。请登录后重试。</translation>
    </message>
    <message>
      <source>The file has not arrived here yet: its pages can be looked at, its text cannot be read.</source>
      <translation>文件尚未到达此处：可以查看页面，但无法读取文字。</translation>
    </message>
    <message>
      <source>This document was withdrawn.</source>
      <translation>此文档已被撤回。</translation>
    </message>
    <message>
      <source>The disk of this computer takes no more: the call goes on, but recording is paused here. Free some space; recording then goes on by itself.</source>
      <translation>本机磁盘已无法写入：通话继续，但本机的录制已暂停。请释放一些空间，录制随后会自动继续。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: a recording from before is not sent yet. Free some space and sign in again.</source>
      <translation>这台电脑的磁盘已满：之前的一段录像尚未发送。请腾出空间后重新登录。</translation>
    </message>
    <message>
      <source>The consult is being opened.</source>
      <translation>正在打开会诊。</translation>
    </message>
    <message>
      <source>There is nothing to review in this consult.</source>
      <translation>此会诊没有可查看的内容。</translation>
    </message>
    <message>
      <source>No consult is open.</source>
      <translation>没有打开的会诊。</translation>
    </message>
    <message>
      <source>No picture was recorded here: {kind}.</source>
      <translation>此处没有录制画面：{kind}。</translation>
    </message>
    <message>
      <source>Nothing was recorded here: {kind}.</source>
      <translation>此处没有录像：{kind}。</translation>
    </message>
    <message>
      <source>The picture of this passage is still on its way.</source>
      <translation>这一段的画面还在传输中。</translation>
    </message>
    <message>
      <source>Clinic: as recorded at the bedside.</source>
      <translation>诊所：床旁录制的画面。</translation>
    </message>
    <message>
      <source>Clinic: as it arrived at the specialist's.</source>
      <translation>诊所：到达专家处的画面。</translation>
    </message>
    <message>
      <source>Nothing was recorded here.</source>
      <translation>此处没有录像。</translation>
    </message>
    <message>
      <source>the microphone was muted</source>
      <translation>麦克风已静音</translation>
    </message>
    <message>
      <source>the camera was covered</source>
      <translation>摄像头被遮住</translation>
    </message>
    <message>
      <source>this computer was too busy, or its disk was full</source>
      <translation>本机过于繁忙，或磁盘已满</translation>
    </message>
    <message>
      <source>the camera or microphone was missing</source>
      <translation>摄像头或麦克风不存在</translation>
    </message>
    <message>
      <source>Parts of the recording that are still on their way: {coming}.</source>
      <translation>录像仍在传输中的部分：{coming} 段。</translation>
    </message>
    <message>
      <source>What was spoken with this instruction is not to be had any more. Its words stand in the line.</source>
      <translation>随这条指示录下的语音已无法取得。文字仍在这一行中。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: what the stethoscope gave cannot be brought here. Free some space.</source>
      <translation>本机磁盘已满：听诊录音无法取到这里。请腾出空间。</translation>
    </message>
    <message>
      <source>Sign in to review a consult from the server, or open a saved consult file.</source>
      <translation>要查看服务器上的会诊，请登录；或打开已保存的会诊文件。</translation>
    </message>
    <message>
      <source>The file cannot be read. Check where it is.</source>
      <translation>无法读取文件。请检查它在哪里。</translation>
    </message>
    <message>
      <source>The file was saved. Parts that are missing in it: {count}. They are not on the server yet, or damaged on this computer. Save it again later.</source>
      <translation>文件已保存。其中缺少的部分：{count} 个。它们还不在服务器上，或在这台电脑上已损坏。请稍后重新保存。</translation>
    </message>
    <message>
      <source>The file could not be written. Check that the folder is still there and has space, then save again.</source>
      <translation>无法写入文件。请检查文件夹是否还在、是否有空间，然后重新保存。</translation>
    </message>
    <message>
      <source>Saving was cancelled: no file was written.</source>
      <translation>已取消保存：未写入文件。</translation>
    </message>
    <message>
      <source>Sign in first.</source>
      <translation>请先登录。</translation>
    </message>
    <message>
      <source>The file could not be read to its end and is not shared. Check its disk or stick, and choose it again.</source>
      <translation>文件未能完整读取，未共享。请检查磁盘或U盘后重新选择。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: the file cannot be shared. Free some space and share it again.</source>
      <translation>这台电脑的磁盘已满：无法共享文件。请腾出空间后重新共享。</translation>
    </message>
    <message>
      <source>This file is no longer open here. Choose it again.</source>
      <translation>此文件在这里已不再打开。请重新选择。</translation>
    </message>
    <message>
      <source>This sound cannot be read. Ask for another one.</source>
      <translation>无法读取这段录音。请重新录制。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: what the stethoscope gave cannot be kept. Free some space.</source>
      <translation>本机磁盘已满：听诊录音无法保存。请腾出空间。</translation>
    </message>
    <message>
      <source>The date or time of this computer is wrong. Everything is recorded with the server's time all the same. Have the clock of this computer set.</source>
      <translation>这台电脑的日期或时间不对。尽管如此，所有记录都使用服务器的时间。请让人校准这台电脑的时钟。</translation>
    </message>
    <message>
      <source>The link is down. What you do is kept on this computer and sent as soon as the link is back.</source>
      <translation>连接已断开。您所做的会保存在这台电脑上，连接恢复后立即发送。</translation>
    </message>
    <message>
      <source>The disk of this computer is full: the picture cannot be kept. Free some space.</source>
      <translation>这台电脑的磁盘已满：无法保存图片。请腾出空间。</translation>
    </message>
    <message>
      <source>This part is missing in the file.</source>
      <translation>文件中缺少这一部分。</translation>
    </message>
    <message>
      <source>This computer's disk takes no more: what you are writing is not kept until you send it. Free some space, and do not close the program before it is sent.</source>
      <translation>这台电脑的磁盘已满：您正在写的内容在发送之前不会被保存。请腾出空间，发送之前不要关闭程序。</translation>
    </message>
    <message>
      <source>It is larger than it may be.</source>
      <translation>它超过了允许的大小。</translation>
    </message>
    <message>
      <source>What is kept for you on this computer is encrypted, and its key lies in this computer's keyring, which is locked or does not answer. Nothing is lost. Unlock it, or sign in to the computer anew, and then sign in here again.</source>
      <translation>这台电脑上为您保存的内容已加密，密钥存放在这台电脑的密钥环中，而密钥环已锁定或没有响应。没有任何内容丢失。请解锁密钥环，或重新登录电脑，然后再在这里登录。</translation>
    </message>
    <message>
      <source>What is kept for you on this computer is encrypted, and its key is not on this computer any more. Nothing was removed. Work on another computer for now, and tell whoever looks after this one.</source>
      <translation>这台电脑上为您保存的内容已加密，而密钥已不在这台电脑上。没有删除任何内容。请暂时使用另一台电脑，并告知负责这台电脑的人。</translation>
    </message>
    <message>
      <source>The server does not take a file or recording of yours. It is kept on this computer and tried again when you sign in next. If this is said again, tell whoever runs the server.</source>
      <translation>服务器不接收您的一个文件或录像。它已保存在这台电脑上，下次登录时会再次尝试发送。如果再次出现此提示，请告知服务器的管理人员。</translation>
    </message>
    <message>
      <source>A file that was still to be sent is no longer on this computer. If it is needed, share it again.</source>
      <translation>一个尚待发送的文件已不在这台电脑上。如果需要，请重新共享。</translation>
    </message>
    <message>
      <source>This computer was asleep, so camera and microphone are off. Start them again when you are back with the patient.</source>
      <translation>这台电脑刚才处于睡眠状态，因此摄像头和麦克风已关闭。回到患者身边后请重新开启。</translation>
    </message>
    <message>
      <source>The copy of this consult on this computer is not that of the server. It is set aside and fetched anew.</source>
      <translation>这台电脑上此会诊的副本与服务器的不一致。它已被搁置，正在重新获取。</translation>
    </message>
    <message>
      <source>This waits on the computer where it was written until you sign in there with your password.</source>
      <translation>这会留在写下它的那台电脑上，直到您在那里用密码登录。</translation>
    </message>
    <message>
      <source>You opened this consult on another computer ({device}). It goes on there.</source>
      <translation>您已在另一台电脑（{device}）上打开此会诊。会诊将在那里继续。</translation>
    </message>
    <message>
      <source>The server could not read this. The program may be newer than the server.</source>
      <translation>服务器无法读取这条内容。程序可能比服务器新。</translation>
    </message>
    <message>
      <source>This was written by another version of the program. Update it and try again.</source>
      <translation>这是另一版本的程序写的。请更新后重试。</translation>
    </message>
    <message>
      <source>This was sent twice with different senders. This is a fault of the program.</source>
      <translation>这条内容以不同的发送者发送了两次。这是程序的错误。</translation>
    </message>
    <message>
      <source>You opened this consult on another computer. It goes on there.</source>
      <translation>您在另一台电脑上打开了此会诊。它在那里继续。</translation>
    </message>
    <message>
      <source>This consult has ended, was given back or goes on without you: it is no longer open to you.</source>
      <translation>此会诊已结束、已退回或在没有您的情况下继续进行：它不再对您开放。</translation>
    </message>
    <message>
      <source>The link was gone and this came too late: you have not taken the consult. Look at the board and take it again if it still waits.</source>
      <translation>连接曾断开，这一操作到得太晚：您没有接下该会诊。请查看列表，如果它仍在等待，请再次接受。</translation>
    </message>
    <message>
      <source>The server cannot save at the moment. What you do is kept here and sent when it can again.</source>
      <translation>服务器暂时无法保存。您所做的会保存在这里，恢复后再发送。</translation>
    </message>
    <message>
      <source>This could not be sent, by a fault of the program. What you wrote is kept; tell whoever looks after this computer.</source>
      <translation>由于程序的错误，此内容无法发送。您写的内容已保存；请告知负责这台电脑的人。</translation>
    </message>
    <message>
      <source>Only the server writes who came and who left.</source>
      <translation>只有服务器记录谁来了、谁走了。</translation>
    </message>
    <message>
      <source>Your account may look on here, but this is for others to do.</source>
      <translation>您的账户可以在此观看，但这项操作由他人来做。</translation>
    </message>
    <message>
      <source>There is no such consult here for you. Look at your list and open it from there.</source>
      <translation>这里没有对您开放的这个会诊。请查看您的列表并从那里打开。</translation>
    </message>
    <message>
      <source>This consult belongs to another clinic.</source>
      <translation>此会诊属于另一家诊所。</translation>
    </message>
    <message>
      <source>You are not part of this consult yet. Accept it or enter it first.</source>
      <translation>您还没有加入此会诊。请先接受或进入。</translation>
    </message>
    <message>
      <source>Only the specialist who leads can do this. Take the lead first.</source>
      <translation>只有主导的专家可以这样做。请先接手主导。</translation>
    </message>
    <message>
      <source>Only the person who made this can change it.</source>
      <translation>只有创建者本人可以更改。</translation>
    </message>
    <message>
      <source>Only whoever has the file can show pages of it. Bring the file first.</source>
      <translation>只有拥有该文件的人才能显示其页面。请先获取文件。</translation>
    </message>
    <message>
      <source>This is your own: take it back instead of striking it.</source>
      <translation>这是您自己的：请收回，而不是划掉。</translation>
    </message>
    <message>
      <source>The name is not that of the person who is signed in. Sign in as yourself.</source>
      <translation>姓名与登录者不符。请以您本人的身份登录。</translation>
    </message>
    <message>
      <source>A request is sent for your own clinic only.</source>
      <translation>只能为您自己的诊所发送请求。</translation>
    </message>
    <message>
      <source>The patient has not consented to the consult yet. Ask for consent first.</source>
      <translation>患者尚未同意会诊。请先征求同意。</translation>
    </message>
    <message>
      <source>The patient has withdrawn consent. Only messages, closing and an opinion on what was seen are possible now.</source>
      <translation>患者已撤回同意。现在只能发送消息、结束会诊，以及就已看到的内容出具意见。</translation>
    </message>
    <message>
      <source>There is no consent to recording. Ask for it before anything is recorded.</source>
      <translation>没有录像的同意。请在录像之前征求同意。</translation>
    </message>
    <message>
      <source>This recording began before there was consent, so it is not kept.</source>
      <translation>这段录像在取得同意之前就开始了，因此不予保存。</translation>
    </message>
    <message>
      <source>This was recorded after consent to recording was taken back, so it is not kept.</source>
      <translation>这段内容是在撤回录制同意之后录下的，因此不予保存。</translation>
    </message>
    <message>
      <source>There is no such consent that could be withdrawn.</source>
      <translation>没有可以撤回的此项同意。</translation>
    </message>
    <message>
      <source>The patient has been asked, so there is nothing to put off.</source>
      <translation>已询问患者，无需推迟。</translation>
    </message>
    <message>
      <source>Consent was given. Withdraw it if the patient no longer wants it.</source>
      <translation>已给予同意。如果患者不再愿意，请撤回。</translation>
    </message>
    <message>
      <source>There is consent already, so no emergency decision is needed.</source>
      <translation>已经有同意，因此不需要紧急决定。</translation>
    </message>
    <message>
      <source>Say who gave consent: the name, and how that person is related to the patient.</source>
      <translation>请说明是谁给予同意：姓名，以及与患者的关系。</translation>
    </message>
    <message>
      <source>Consent before a witness needs the name of the witness.</source>
      <translation>在见证人面前的同意需要见证人的姓名。</translation>
    </message>
    <message>
      <source>This has already been done.</source>
      <translation>这已经做过了。</translation>
    </message>
    <message>
      <source>What this refers to is not part of the consult.</source>
      <translation>所指的内容不属于此会诊。</translation>
    </message>
    <message>
      <source>This document was withdrawn. Choose another one.</source>
      <translation>此文件已撤回。请另选一个。</translation>
    </message>
    <message>
      <source>The document has no such page.</source>
      <translation>文件没有这一页。</translation>
    </message>
    <message>
      <source>Only the person whose camera it is can do this.</source>
      <translation>只有摄像头的使用者本人可以这样做。</translation>
    </message>
    <message>
      <source>The instruction has moved on. Look at where it stands now.</source>
      <translation>这条指示的状态已变。请查看它现在的状态。</translation>
    </message>
    <message>
      <source>The bedside has another step still open. Wait for its answer, or withdraw it and ask once more.</source>
      <translation>床边还有一步尚未完成。请等待答复，或先撤回该步再重新提出。</translation>
    </message>
    <message>
      <source>A specialist presses Done only for a spoken word, and the clinic only for itself.</source>
      <translation>专家只能为口头回答按“完成”，诊所只能为自己按。</translation>
    </message>
    <message>
      <source>Confirm the patient for your own side.</source>
      <translation>请为您自己一方确认患者。</translation>
    </message>
    <message>
      <source>Number or age are not those of the request. Stop and check who the patient is.</source>
      <translation>编号或年龄与请求不符。请停下来，核对患者是谁。</translation>
    </message>
    <message>
      <source>The bedside has said no. They can still let you in, from their own list of the people.</source>
      <translation>床边已拒绝。对方之后仍可从自己的人员列表中让您进入。</translation>
    </message>
    <message>
      <source>Nobody has seen what is not there yet.</source>
      <translation>还不存在的内容，没有人看到过。</translation>
    </message>
    <message>
      <source>There is already a live picture between two people. End it first.</source>
      <translation>已有两人在进行实时画面。请先结束它。</translation>
    </message>
    <message>
      <source>The stethoscope is asked for or in use already.</source>
      <translation>听诊器已被请求或正在使用。</translation>
    </message>
    <message>
      <source>Camera and microphone must be on at both places before the stethoscope is heard.</source>
      <translation>双方的摄像头和麦克风都开启后，才能听诊。</translation>
    </message>
    <message>
      <source>Both people must be in the consult before the picture can start.</source>
      <translation>双方都进入会诊后才能开始画面。</translation>
    </message>
    <message>
      <source>There is a newer version of the opinion. Read it before you sign again.</source>
      <translation>意见有更新的版本。请先阅读，再重新签署。</translation>
    </message>
    <message>
      <source>A colleague has only just taken the lead and is here. Talk to each other, then take it over.</source>
      <translation>一位同事刚刚接手主导，而且在场。请先彼此沟通，再接手。</translation>
    </message>
    <message>
      <source>It is too late to undo this. Give the consult back to the board, with a reason.</source>
      <translation>现在撤销已太晚。请说明原因并将会诊退回看板。</translation>
    </message>
    <message>
      <source>Write what the new specialist has to know: a sentence at least.</source>
      <translation>请写下接手的专家须知的情况：至少一句话。</translation>
    </message>
    <message>
      <source>Say why. The reason stays in the record.</source>
      <translation>请说明原因。原因会保留在记录中。</translation>
    </message>
    <message>
      <source>There is nothing in it yet. Write something first.</source>
      <translation>里面还没有内容。请先写一些。</translation>
    </message>
    <message>
      <source>The text is too long. Shorten it or divide it.</source>
      <translation>文字太长。请缩短或分开。</translation>
    </message>
    <message>
      <source>A value is outside of what can be. Check it and try again.</source>
      <translation>有一个值超出了可能的范围。请检查后重试。</translation>
    </message>
    <message>
      <source>Nobody has said which way the patient lies in this picture. Set the compass first.</source>
      <translation>还没有人说明患者在此图像中的方位。请先设置方位罗盘。</translation>
    </message>
    <message>
      <source>Nothing is known here of how large this is in the world, so there is no number with a unit.</source>
      <translation>此处不知道实际尺寸，因此没有带单位的数值。</translation>
    </message>
    <message>
      <source>A measure belongs to the still it was made on. It cannot follow the moving picture.</source>
      <translation>测量只属于其所在的静态图像，不能跟随动态画面。</translation>
    </message>
    <message>
      <source>This mark stays on its still. It does not follow the moving picture.</source>
      <translation>此标记只留在其静态图像上，不跟随动态画面。</translation>
    </message>
    <message>
      <source>This is larger than can be shared. Make it smaller or divide it.</source>
      <translation>这超过了可共享的大小。请缩小或分开。</translation>
    </message>
    <message>
      <source>There are too many of these in this consult. Remove some or begin a new consult.</source>
      <translation>此会诊中这类内容太多。请移除一些或开始新的会诊。</translation>
    </message>
    <message>
      <source>No specialist has accepted the consult yet.</source>
      <translation>还没有专家接受此会诊。</translation>
    </message>
    <message>
      <source>A specialist has already accepted the consult.</source>
      <translation>已有专家接受了此会诊。</translation>
    </message>
    <message>
      <source>The consult is on hold. The specialist has to press Go on first.</source>
      <translation>会诊已暂停。需要专家先按“继续”。</translation>
    </message>
    <message>
      <source>The consult is closed. It can be reopened.</source>
      <translation>会诊已结束。可以重新打开。</translation>
    </message>
    <message>
      <source>The consult was called off. Ask anew if help is still needed.</source>
      <translation>会诊请求已取消。如果仍需帮助，请重新请求。</translation>
    </message>
    <message>
      <source>The consult was ended for good. No opinion is possible. Ask anew for the right patient.</source>
      <translation>会诊已彻底结束。无法出具意见。请为正确的患者重新请求。</translation>
    </message>
    <message>
      <source>This file is damaged on this computer and cannot be shown. It is fetched again when it is opened next.</source>
      <translation>这台电脑上的此文件已损坏，无法显示。下次打开时会重新获取。</translation>
    </message>
    <message>
      <source>This took too long to read, so it was given up. Copy it to this computer's own disk, then choose it there.</source>
      <translation>读取时间过长，已放弃。请先复制到本机磁盘，再从那里选择。</translation>
    </message>
    <message>
      <source>This file was not opened any further.</source>
      <translation>此文件未继续打开。</translation>
    </message>
    <message>
      <source>This part is outside of the picture.</source>
      <translation>这一部分在图片之外。</translation>
    </message>
    <message>
      <source>This picture arrived damaged and cannot be shown.</source>
      <translation>此图像到达时已损坏，无法显示。</translation>
    </message>
    <message>
      <source>No picture of this page is small enough for the link.</source>
      <translation>这一页没有足够小的图片可供连接传输。</translation>
    </message>
    <message>
      <source>This file is damaged and cannot be shown. Nothing else was affected; try another copy of it.</source>
      <translation>此文件已损坏，无法显示。其他内容不受影响；请试另一份副本。</translation>
    </message>
    <message>
      <source>This page is in colours: it has no values beyond what is shown.</source>
      <translation>此页为彩色：除所显示的之外没有其他数值。</translation>
    </message>
    <message>
      <source>Only the text of a PDF can be searched or copied.</source>
      <translation>只有 PDF 的文字可以搜索或复制。</translation>
    </message>
    <message>
      <source>This file holds a film (MPEG), which cannot be shown here. Play it where it was made, or save single pictures.</source>
      <translation>此文件是一段影片（MPEG），无法在此显示。请在制作它的地方播放，或保存单幅图片。</translation>
    </message>
    <message>
      <source>The picture in this file is packed as 12-bit JPEG, which cannot be read here. Send it uncompressed.</source>
      <translation>此文件中的图像以 12 位 JPEG 压缩，无法在此读取。请以未压缩方式发送。</translation>
    </message>
    <message>
      <source>The picture in this file is packed in a way that cannot be read here. Send it again uncompressed.</source>
      <translation>此文件中的图像的压缩方式无法在此读取。请以未压缩方式重新发送。</translation>
    </message>
    <message>
      <source>This picture is packed so that it cannot be told what else is in it, so it was not shared. Send it unpacked.</source>
      <translation>此图像的压缩方式使人无法判断其中还含有什么，因此没有共享。请以未压缩方式发送。</translation>
    </message>
    <message>
      <source>This picture is damaged or cut short and cannot be shown. Send it again from where it came.</source>
      <translation>此图像已损坏或不完整，无法显示。请从它的来源处重新发送。</translation>
    </message>
    <message>
      <source>This picture names its colours by a list that is missing or damaged, so it cannot be shown.</source>
      <translation>此图像的颜色表缺失或已损坏，因此无法显示。</translation>
    </message>
    <message>
      <source>The file has no such picture.</source>
      <translation>文件中没有这幅图像。</translation>
    </message>
    <message>
      <source>This medical image is damaged and cannot be read. Send it again from where it came.</source>
      <translation>此医学影像已损坏，无法读取。请从它的来源处重新发送。</translation>
    </message>
    <message>
      <source>This file is no medical image (DICOM), or it is damaged from the start.</source>
      <translation>此文件不是医学影像（DICOM），或从开头就已损坏。</translation>
    </message>
    <message>
      <source>This file is a DICOM file without a picture, so there is nothing to show.</source>
      <translation>此文件是不含图像的 DICOM 文件，没有可显示的内容。</translation>
    </message>
    <message>
      <source>This file is only the list of contents of a disc. Choose the pictures that lie beside it.</source>
      <translation>此文件只是光盘的目录。请选择它旁边的图像。</translation>
    </message>
    <message>
      <source>This file holds a written report and no picture. Print it as a PDF to share it.</source>
      <translation>此文件是书面报告，不含图像。请打印为 PDF 后共享。</translation>
    </message>
    <message>
      <source>This file holds a document and no picture. Save it as a PDF to share it.</source>
      <translation>此文件是文档，不含图像。请另存为 PDF 后共享。</translation>
    </message>
    <message>
      <source>This file holds a plan for radiotherapy and no picture, so there is nothing to show.</source>
      <translation>此文件是放射治疗计划，不含图像，没有可显示的内容。</translation>
    </message>
    <message>
      <source>This file holds an ECG or another signal and no picture, so it cannot be shown as an image.</source>
      <translation>此文件是心电图或其他信号，不含图像，无法作为影像显示。</translation>
    </message>
    <message>
      <source>This file holds only how another picture was looked at. Choose the picture itself.</source>
      <translation>此文件只记录了另一幅图像的查看方式。请选择图像本身。</translation>
    </message>
    <message>
      <source>This file has {frames} pictures; at most {most} can be shared. Save the part you need.</source>
      <translation>此文件有 {frames} 幅图像；最多可共享 {most} 幅。请保存所需的部分。</translation>
    </message>
    <message>
      <source>This medical image has {columns} x {rows} pixels; at most {most} million can be opened. Save a smaller copy.</source>
      <translation>此医学影像有 {columns} x {rows} 像素；最多可打开 {most} 百万像素。请保存较小的副本。</translation>
    </message>
    <message>
      <source>This archive is damaged and cannot be read. Copy it again from where it came.</source>
      <translation>此压缩包已损坏，无法读取。请从它的来源处重新复制。</translation>
    </message>
    <message>
      <source>This archive is locked with a password. Unpack it and share the folder.</source>
      <translation>此压缩包设有密码。请解压后共享文件夹。</translation>
    </message>
    <message>
      <source>This picture is too small to find a grid in. Take it again from closer.</source>
      <translation>这张图片太小，无法从中找到网格。请靠近一些重新拍摄。</translation>
    </message>
    <message>
      <source>No grid was found in this picture, so nothing on it can be measured.</source>
      <translation>在这张图片中没有找到网格，因此其中的内容无法测量。</translation>
    </message>
    <message>
      <source>These lines are not five small squares to a large one, so they are not taken for ECG paper.</source>
      <translation>这些线条并非每个大格含五个小格，因此不视为心电图纸。</translation>
    </message>
    <message>
      <source>The small squares are too faint to measure on. Take a sharper picture from closer, straight above.</source>
      <translation>小格太模糊，无法据此测量。请靠近一些，从正上方拍一张更清晰的图片。</translation>
    </message>
    <message>
      <source>The squares are too uneven to measure on. Lay the paper flat and take the picture again.</source>
      <translation>格子太不均匀，无法据此测量。请把纸铺平后重新拍摄。</translation>
    </message>
    <message>
      <source>The four corners have to go round the paper, one after the other, with some paper between them.</source>
      <translation>四个角必须依次围住纸，中间要有纸。</translation>
    </message>
    <message>
      <source>What lies between the corners is too long and narrow to straighten. Put them round one sheet of paper.</source>
      <translation>四角之间的部分过于狭长，无法拉直。请将四角放在一张纸的四周。</translation>
    </message>
    <message>
      <source>What lies between the corners is too small to straighten. Take the picture again from closer.</source>
      <translation>四角之间太小，无法拉平。请靠近重新拍照。</translation>
    </message>
    <message>
      <source>This holds more than {max_file_bytes} MB of pictures. Choose the folder of one series.</source>
      <translation>其中的图像超过 {max_file_bytes} MB。请选择一个序列的文件夹。</translation>
    </message>
    <message>
      <source>There is no medical image in this that can be shown. Choose the folder or archive with the pictures.</source>
      <translation>其中没有可显示的医学影像。请选择含有图像的文件夹或压缩包。</translation>
    </message>
    <message>
      <source>This holds too many files to be shared as one document. Choose the folder of one series.</source>
      <translation>其中的文件太多，无法作为一份文档共享。请选择一个序列的文件夹。</translation>
    </message>
    <message>
      <source>A folder in this cannot be read, so pictures would be missing. Copy it to this computer first.</source>
      <translation>其中有一个文件夹无法读取，会缺少图像。请先复制到本机。</translation>
    </message>
    <message>
      <source>Several files can be shared at once only where all are medical images. Share these one after the other.</source>
      <translation>只有全部是医学图像时，才能一次共享多个文件。请逐个共享这些文件。</translation>
    </message>
    <message>
      <source>This is a photograph in HEIC, which is not opened at this site. Save or send it as JPEG, then share that.</source>
      <translation>这是 HEIC 格式的照片，本站点不打开这种格式。请将其存为或以 JPEG 发送，再分享。</translation>
    </message>
    <message>
      <source>This is a photograph in HEIC, and what reads it is not installed on this computer. Save or send it as JPEG, then share that.</source>
      <translation>这是 HEIC 格式的照片，而本机没有安装读取它的程序。请将其存为或以 JPEG 发送，再分享。</translation>
    </message>
    <message>
      <source>This computer's own disk is full, so the file could not be taken. Make room on it, then choose the file again.</source>
      <translation>本机磁盘已满，无法取入该文件。请先腾出空间，然后重新选择该文件。</translation>
    </message>
    <message>
      <source>This file needs more memory than is safe to give it, so it was not opened. A smaller copy will work.</source>
      <translation>打开此文件所需的内存超出安全范围，因此没有打开。较小的副本可以打开。</translation>
    </message>
    <message>
      <source>This document holds no curves that could be measured.</source>
      <translation>这份文件里没有可以测量的曲线。</translation>
    </message>
    <message>
      <source>This document is no longer open here. Open it again.</source>
      <translation>此文件在这里已不再打开。请重新打开。</translation>
    </message>
    <message>
      <source>This picture arrived empty or too long to be one.</source>
      <translation>这张图片到达时为空或过长，不可能是图片。</translation>
    </message>
    <message>
      <source>This PDF has no pages, so there is nothing to share.</source>
      <translation>此 PDF 没有页面，因此没有可共享的内容。</translation>
    </message>
    <message>
      <source>This PDF is damaged and cannot be read. Try to save or print it again where it came from.</source>
      <translation>此 PDF 已损坏，无法读取。请在它的来源处重新保存或打印。</translation>
    </message>
    <message>
      <source>This page of the PDF is damaged and cannot be shown. The other pages can.</source>
      <translation>此 PDF 的这一页已损坏，无法显示。其他页可以显示。</translation>
    </message>
    <message>
      <source>This PDF is locked. Type its password to open it.</source>
      <translation>此 PDF 已加锁。请输入密码打开。</translation>
    </message>
    <message>
      <source>This is not the password of this PDF. Nothing was opened; try again.</source>
      <translation>这不是此 PDF 的密码。没有打开任何内容；请重试。</translation>
    </message>
    <message>
      <source>This PDF has {pages} pages; at most {most} can be shared. Save the pages you need as a new file.</source>
      <translation>此 PDF 有 {pages} 页；最多可共享 {most} 页。请把需要的页另存为新文件。</translation>
    </message>
    <message>
      <source>This PDF has too many parts to be shared safely. Save the pages you need as a new file.</source>
      <translation>此 PDF 的组成部分太多，无法安全共享。请把需要的页另存为新文件。</translation>
    </message>
    <message>
      <source>A page of this PDF has an impossible size, so it was not opened.</source>
      <translation>此 PDF 有一页的尺寸不可能存在，因此没有打开。</translation>
    </message>
    <message>
      <source>This part is outside of the page.</source>
      <translation>这一部分在页面之外。</translation>
    </message>
    <message>
      <source>This recording holds more than {max_file_bytes} MB, so it was not opened. Share a part of it.</source>
      <translation>这份记录超过 {max_file_bytes} MB，所以没有打开。请共享其中一部分。</translation>
    </message>
    <message>
      <source>There are several recordings in this. Choose the header (.hea) of the one that is meant.</source>
      <translation>这里有几份记录。请选择所需那份的头文件（.hea）。</translation>
    </message>
    <message>
      <source>Two of these files have the same name, so it is not known which one is meant. Choose those of one folder.</source>
      <translation>其中两个文件同名，无法确定所指的是哪一个。请选择同一文件夹中的文件。</translation>
    </message>
    <message>
      <source>These are the curves of a recording without their header. Put the file that ends in .hea beside them.</source>
      <translation>这是没有头文件的记录曲线。请把以 .hea 结尾的文件放在旁边。</translation>
    </message>
    <message>
      <source>Measuring here took too long and was given up, so this caliper has no numbers. Set it again.</source>
      <translation>在此处测量花的时间太长，已放弃，因此这个卡尺没有数值。请重新放置。</translation>
    </message>
    <message>
      <source>This picture has {width} x {height} pixels; at most {most} million can be opened. Save a smaller copy.</source>
      <translation>这张图片有 {width} x {height} 像素；最多可打开 {most} 百万像素。请保存一份较小的副本。</translation>
    </message>
    <message>
      <source>This TIFF has more than {most} pictures, so it cannot be shared. Save the pages you need as a new file.</source>
      <translation>此 TIFF 文件的图片超过 {most} 张，无法共享。请把需要的页面另存为新文件。</translation>
    </message>
    <message>
      <source>This file is not a picture that can be read. PNG, JPEG, TIFF and WebP can be shared.</source>
      <translation>此文件不是可读取的图片。可以共享 PNG、JPEG、TIFF 和 WebP。</translation>
    </message>
    <message>
      <source>The curves of this recording are stored as compressed sound, which is not read.</source>
      <translation>此记录的曲线以压缩音频形式存储，无法读取。</translation>
    </message>
    <message>
      <source>This file is not an EDF or BDF recording, or it is damaged from the start.</source>
      <translation>此文件不是 EDF 或 BDF 记录，或者从开头就已损坏。</translation>
    </message>
    <message>
      <source>This part lies behind an interruption of the recording, so when it was recorded is not certain.</source>
      <translation>此部分位于记录中断之后，因此无法确定其记录时间。</translation>
    </message>
    <message>
      <source>This recording holds no voltage over time, so there is no curve to put on ECG paper.</source>
      <translation>这份记录里没有随时间变化的电压，没有曲线可画在心电图纸上。</translation>
    </message>
    <message>
      <source>This part is outside of the sheet.</source>
      <translation>这一部分在纸外。</translation>
    </message>
    <message>
      <source>A leg of the caliper stands beside the curves. Set both on one lead.</source>
      <translation>卡尺的一条腿在曲线之外。请把两条都放在同一导联上。</translation>
    </message>
    <message>
      <source>The legs of the caliper stand on two different curves. Set both on one lead.</source>
      <translation>卡尺的两条腿在两条不同的曲线上。请把两条都放在同一导联上。</translation>
    </message>
    <message>
      <source>Here nothing can be measured: a leg stands in a gap, or too far from the other for this interval.</source>
      <translation>此处无法测量：一条腿在空缺处，或对这个间期来说离另一条太远。</translation>
    </message>
    <message>
      <source>This recording holds no curves.</source>
      <translation>此记录不含任何曲线。</translation>
    </message>
    <message>
      <source>The description of this recording is damaged, so its curves cannot be shown to scale.</source>
      <translation>此记录的说明部分已损坏，因此其曲线无法按比例显示。</translation>
    </message>
    <message>
      <source>The recording ends before this part.</source>
      <translation>记录在此部分之前已结束。</translation>
    </message>
    <message>
      <source>The file holds less than it says; what is there is shown.</source>
      <translation>文件的内容少于其所标明的；现有部分已显示。</translation>
    </message>
    <message>
      <source>The lead {name} has no usable scale in this file, so nothing on it is measured.</source>
      <translation>导联 {name} 在此文件中没有可用的标度，因此不在其上测量。</translation>
    </message>
    <message>
      <source>The file holds more than it says; all of it is shown.</source>
      <translation>文件的内容多于其所标明的；全部已显示。</translation>
    </message>
    <message>
      <source>The recording was interrupted; it is shown up to the first gap.</source>
      <translation>记录曾中断；显示到第一个间断处为止。</translation>
    </message>
    <message>
      <source>The header does not say how many samples make a second; 250 are taken, as its format asks.</source>
      <translation>文件头未说明每秒的采样数；按其格式规定取 250。</translation>
    </message>
    <message>
      <source>These curves were computed by the recorder, as an averaged beat is; they are not what was recorded.</source>
      <translation>这些曲线是记录仪计算出来的（如平均心搏），不是记录到的原始曲线。</translation>
    </message>
    <message>
      <source>The recorder also computed curves, as an averaged beat is; they are not on this paper.</source>
      <translation>记录仪还计算了曲线（如平均心搏）；它们不在这张纸上。</translation>
    </message>
    <message>
      <source>The lead {name} was recorded a little beside the others in time; it is not moved to them.</source>
      <translation>导联 {name} 的记录时间与其他导联略有偏移；未将其对齐。</translation>
    </message>
    <message>
      <source>The recorder itself holds the lead {name} for questionable.</source>
      <translation>记录仪自己认为导联 {name} 可疑。</translation>
    </message>
    <message>
      <source>This file is not the header of a WFDB recording, or it is damaged from the start.</source>
      <translation>此文件不是 WFDB 记录的头文件，或者从开头就已损坏。</translation>
    </message>
    <message>
      <source>This recording consists of several parts. Open one of its parts by itself.</source>
      <translation>此记录由多个部分组成。请单独打开其中一个部分。</translation>
    </message>
    <message>
      <source>This recording is stored in a form (WFDB {form}) that is not read. Formats 16, 24, 32, 80 and 212 are.</source>
      <translation>此记录的存储格式（WFDB {form}）无法读取。可读取的格式为 16、24、32、80 和 212。</translation>
    </message>
    <message>
      <source>The header of this recording names a file in another folder, so it was not opened.</source>
      <translation>此记录的头文件指向另一个文件夹中的文件，因此没有打开。</translation>
    </message>
    <message>
      <source>The file with the curves, {name}, was not found beside the header. Put both into one folder.</source>
      <translation>在头文件旁没有找到曲线文件 {name}。请把两者放在同一个文件夹中。</translation>
    </message>
    <message>
      <source>The header of this recording moves a lead by more than the recording lasts, so it was not opened.</source>
      <translation>此记录的文件头将某个导联移动的时间超过了记录时长，因此未打开。</translation>
    </message>
    <message>
      <source>This kind of file cannot be shared. {can}</source>
      <translation>无法共享这种文件。{can}</translation>
    </message>
    <message>
      <source>This file is named {suffix} but is {what}, so it was not opened. Check where it came from.</source>
      <translation>此文件的扩展名是 {suffix}，但实际是{what}，因此没有打开。请核实它的来源。</translation>
    </message>
    <message>
      <source>This file is {what}, so it was not opened. {can}</source>
      <translation>此文件是{what}，因此没有打开。{can}</translation>
    </message>
    <message>
      <source>This file is named {suffix} but does not hold one, or it is damaged from the start. {can}</source>
      <translation>此文件的扩展名是 {suffix}，但内容不符，或从开头就已损坏。{can}</translation>
    </message>
    <message>
      <source>This file is named {suffix} but holds {holds}. Check where it came from. {can}</source>
      <translation>此文件的扩展名是 {suffix}，但内容是{holds}。请核实它的来源。{can}</translation>
    </message>
    <message>
      <source>PDF, PNG, JPEG, TIFF, WebP, DICOM, and ECGs as EDF, BDF or WFDB can be shared.</source>
      <translation>可以共享 PDF、PNG、JPEG、TIFF、WebP、DICOM，以及 EDF、BDF 或 WFDB 格式的心电图。</translation>
    </message>
    <message>
      <source>This file is empty. Nothing was shared.</source>
      <translation>此文件是空的。没有共享任何内容。</translation>
    </message>
    <message>
      <source>a program</source>
      <translation>程序</translation>
    </message>
    <message>
      <source>an archive or an office document</source>
      <translation>压缩包或办公文档</translation>
    </message>
    <message>
      <source>an office document</source>
      <translation>办公文档</translation>
    </message>
    <message>
      <source>an archive</source>
      <translation>压缩包</translation>
    </message>
    <message>
      <source>a web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>This file is larger than {max_file_bytes} MB and cannot be shared. Share the pages needed.</source>
      <translation>此文件大于 {max_file_bytes} MB，无法共享。请只共享需要的页。</translation>
    </message>
    <message>
      <source>This file cannot be read any more. Check that the disk or stick is still there, then choose it again.</source>
      <translation>此文件已无法读取。请检查磁盘或U盘是否还在，然后重新选择。</translation>
    </message>
    <message>
      <source>This file took too long to open, so it was given up. It may be damaged; save or print it again.</source>
      <translation>打开此文件花的时间太长，已放弃。它可能已损坏；请重新保存或打印。</translation>
    </message>
    <message>
      <source>This page took too long to draw, so it was given up. The other pages can still be shown.</source>
      <translation>绘制此页花的时间太长，已放弃。其他页仍可显示。</translation>
    </message>
    <message>
      <source>This file made its reader fail, so it was not opened. Nothing else was affected; try another copy of it.</source>
      <translation>此文件使其阅读程序出错，因此没有打开。其他内容不受影响；请试另一份副本。</translation>
    </message>
    <message>
      <source>The reader of documents could not be started. Restart the program; if that does not help, call support.</source>
      <translation>无法启动文档阅读程序。请重新启动本程序；如果仍不行，请联系支持人员。</translation>
    </message>
    <message>
      <source>This file holds more than {max_entries} parts, so it was not opened.</source>
      <translation>此文件的组成部分超过 {max_entries} 个，因此没有打开。</translation>
    </message>
    <message>
      <source>This file holds a part twice, so it was not opened.</source>
      <translation>此文件中有一个部分重复，因此没有打开。</translation>
    </message>
    <message>
      <source>This file unpacks to more than any consult makes, so it was not opened.</source>
      <translation>此文件解压后超过任何会诊的大小，因此没有打开。</translation>
    </message>
    <message>
      <source>This file tries to write outside of its place, so it was not opened.</source>
      <translation>此文件试图写到自己的位置之外，因此没有打开。</translation>
    </message>
    <message>
      <source>This file holds something that no consult has, so it was not opened.</source>
      <translation>此文件含有会诊中不会有的内容，因此没有打开。</translation>
    </message>
    <message>
      <source>This consult has more than {most} parts, so it was not saved in one file. It stays where it is, whole.</source>
      <translation>此会诊包含超过 {most} 个部分，未能保存为单个文件。会诊仍完整保留在原处。</translation>
    </message>
    <message>
      <source>This file was written by a newer Preceptor. Update the program, then open it again.</source>
      <translation>此文件由更新版本的 Preceptor 写成。请更新程序后再打开。</translation>
    </message>
    <message>
      <source>A part of this file is larger than any consult makes, so it was not opened.</source>
      <translation>此文件的一个部分大于任何会诊中的内容，因此没有打开。</translation>
    </message>
    <message>
      <source>The log in this file is damaged and cannot be read. Ask for the file again.</source>
      <translation>此文件中的日志已损坏，无法读取。请重新索取文件。</translation>
    </message>
    <message>
      <source>This file is damaged or is not a consult that was saved by Preceptor.</source>
      <translation>此文件已损坏，或不是由 Preceptor 保存的会诊。</translation>
    </message>
    <message>
      <source>A part of this file is damaged. Ask for it again.</source>
      <translation>此文件的一个部分已损坏。请重新索取。</translation>
    </message>
    <message>
      <source>The part of this program that handles sound failed and was started again: a moment of sound is missing.</source>
      <translation>本程序处理声音的部分出错并已重新启动：缺少了片刻的声音。</translation>
    </message>
    <message>
      <source>The part of this program that handles sound keeps failing: nobody may hear you, and you may hear nobody. It is started again and again by itself; use the telephone until then.</source>
      <translation>本程序处理声音的部分反复出错：别人可能听不到您，您也可能听不到别人。它会自动反复重新启动；在此之前请使用电话。</translation>
    </message>
    <message>
      <source>The window was closed or made small: nothing of it is shown any more. Open it and choose it again to go on.</source>
      <translation>该窗口已关闭或最小化：不再显示其中任何内容。要继续，请打开它并重新选择。</translation>
    </message>
    <message>
      <source>The camera is starting.</source>
      <translation>摄像头正在启动。</translation>
    </message>
    <message>
      <source>The camera cannot be found. Plug it in or choose another one; it is taken up again by itself.</source>
      <translation>找不到摄像头。请接上或另选一个；它会自动重新启用。</translation>
    </message>
    <message>
      <source>Another program is using the camera. Close that program; the camera is then taken up by itself.</source>
      <translation>另一个程序正在使用摄像头。请关闭那个程序；摄像头随后会自动启用。</translation>
    </message>
    <message>
      <source>This computer does not let Preceptor use the camera. Allow it in the privacy settings of the system; it is then taken up by itself.</source>
      <translation>本机不允许 Preceptor 使用摄像头。请在系统的隐私设置中允许，随后会自动启用。</translation>
    </message>
    <message>
      <source>The camera shows only black. Open its shutter or take off the lens cap.</source>
      <translation>摄像头画面全黑。请打开挡板或取下镜头盖。</translation>
    </message>
    <message>
      <source>The part that codes the voice (libopus) is missing, so nobody hears you. Install the program again.</source>
      <translation>语音编码组件（libopus）缺失，因此没有人能听到您。请重新安装本程序。</translation>
    </message>
    <message>
      <source>The microphone cannot be found: nobody hears you. Plug it in or choose another one.</source>
      <translation>找不到麦克风：没有人能听到您。请接上或另选一个。</translation>
    </message>
    <message>
      <source>The sound file chosen as microphone cannot be read: nobody hears you. Choose another one.</source>
      <translation>选作麦克风的声音文件无法读取：没有人能听到您。请另选一个。</translation>
    </message>
    <message>
      <source>No microphone is chosen: nobody hears you.</source>
      <translation>没有选择麦克风：没有人能听到您。</translation>
    </message>
    <message>
      <source>This computer cannot play or record sound: its sound library (PortAudio) is missing. Use the telephone.</source>
      <translation>这台电脑无法播放或录制声音：缺少声音库（PortAudio）。请使用电话。</translation>
    </message>
    <message>
      <source>The microphone gives no sound at all. Check its switch and whether the system has muted it.</source>
      <translation>麦克风完全没有声音。请检查它的开关，以及系统是否已将其静音。</translation>
    </message>
    <message>
      <source>The loudspeaker cannot be found: you do not hear the other side. Plug it in or choose another one.</source>
      <translation>找不到扬声器：您听不到对方。请接上或另选一个。</translation>
    </message>
    <message>
      <source>No loudspeaker is chosen: you do not hear the other side.</source>
      <translation>未选择扬声器：您听不到对方。</translation>
    </message>
    <message>
      <source>This computer's desktop (Wayland) does not let programs list windows. Sign in to it with “Xorg” to show a window, or share the file itself.</source>
      <translation>此计算机的桌面（Wayland）不允许程序列出窗口。要显示窗口，请以“Xorg”登录，或直接共享文件。</translation>
    </message>
    <message>
      <source>Windows cannot be shown from this kind of computer. Share the file itself, or a picture of it.</source>
      <translation>这类计算机无法显示窗口。请共享文件本身或它的图片。</translation>
    </message>
    <message>
      <source>The windows of this computer cannot be reached. Share the file itself, or a picture of it.</source>
      <translation>无法访问此计算机的窗口。请共享文件本身或它的图片。</translation>
    </message>
    <message>
      <source>Too many wrong passwords. Wait {minutes} min, or ask your administrator for a new password.</source>
      <translation>密码错误次数太多。请等待 {minutes} 分钟，或向管理员索取新密码。</translation>
    </message>
    <message>
      <source>The name or the password is not right. Check both and try again.</source>
      <translation>用户名或密码不对。请检查两者后重试。</translation>
    </message>
    <message>
      <source>Too many are signing in at this moment. Wait a minute and try again.</source>
      <translation>现在登录的人太多。请等一分钟再试。</translation>
    </message>
    <message>
      <source>This account has been closed. Ask your administrator.</source>
      <translation>此账户已停用。请询问您的管理员。</translation>
    </message>
    <message>
      <source>The password of this account was changed. Sign in with the new one.</source>
      <translation>此账户的密码已更改。请用新密码登录。</translation>
    </message>
    <message>
      <source>The server is older than this program. Ask your administrator to update the server.</source>
      <translation>服务器比本程序旧。请让管理员更新服务器。</translation>
    </message>
    <message>
      <source>This program is older than the server. Install the new version, then sign in again.</source>
      <translation>本程序比服务器旧。请安装新版本，然后重新登录。</translation>
    </message>
    <message>
      <source>There is no such document here, or it is not for you.</source>
      <translation>这里没有这个文件，或它不对您开放。</translation>
    </message>
    <message>
      <source>It has not arrived yet. It will be announced when it has.</source>
      <translation>它还没有到达。到达时会通知。</translation>
    </message>
    <message>
      <source>The file is too large and was not taken.</source>
      <translation>文件太大，未被接收。</translation>
    </message>
    <message>
      <source>The file is larger than was said when it was shared, so it is not taken. Share it again.</source>
      <translation>文件比共享时所报的大，因此未被接收。请重新共享。</translation>
    </message>
    <message>
      <source>The file arrived damaged and is sent again from the start.</source>
      <translation>文件到达时已损坏，正在从头重新发送。</translation>
    </message>
    <message>
      <source>The file is arriving over another connection.</source>
      <translation>文件正通过另一个连接传来。</translation>
    </message>
    <message>
      <source>The server's disk is full. The file stays on this computer and is sent when there is space again.</source>
      <translation>服务器的磁盘已满。文件留在这台电脑上，有空间后再发送。</translation>
    </message>
    <message>
      <source>The connection for files was not made in time. It is tried again by itself.</source>
      <translation>文件连接未及时建立。会自动重试。</translation>
    </message>
    <message>
      <source>A message could not be read. Both programs may need the same version.</source>
      <translation>有一条消息无法读取。双方的程序可能需要相同的版本。</translation>
    </message>
    <message>
      <source>Nobody signed in.</source>
      <translation>没有人登录。</translation>
    </message>
    <message>
      <source>The server cannot reach its store. It is tried again.</source>
      <translation>服务器无法访问其存储。正在重试。</translation>
    </message>
    <message>
      <source>Something in this consult is too large for this program.</source>
      <translation>此会诊中有内容对本程序来说太大。</translation>
    </message>
    <message>
      <source>The connection is too slow for what happens, so it is made anew. What you wrote is kept.</source>
      <translation>连接太慢，跟不上进展，因此将重新建立。您写的内容已保存。</translation>
    </message>
    <message>
      <source>You signed in again from this computer.</source>
      <translation>您在这台电脑上再次登录了。</translation>
    </message>
    <message>
      <source>This computer is not known for this person. Sign in with the password.</source>
      <translation>此人尚未在这台电脑上登记。请用密码登录。</translation>
    </message>
    <message>
      <source>Returning without the password is over. Sign in with the password.</source>
      <translation>已不能免密码返回。请用密码登录。</translation>
    </message>
    <message>
      <source>This computer may not be used for signing in any more. Ask your administrator, or use another one.</source>
      <translation>这台电脑不能再用于登录。请询问管理员，或使用另一台电脑。</translation>
    </message>
    <message>
      <source>This person is signed in on this computer.</source>
      <translation>此人已在这台电脑上登录。</translation>
    </message>
    <message>
      <source>This is too large to be kept in one piece.</source>
      <translation>这太大，无法整体保存。</translation>
    </message>
    <message>
      <source>Too many consults are open. Leave one first.</source>
      <translation>打开的会诊太多。请先离开一个。</translation>
    </message>
    <message>
      <source>The server's disk is full. What you do is kept on this computer and sent when there is space again.</source>
      <translation>服务器的磁盘已满。您所做的保存在这台电脑上，有空间后再发送。</translation>
    </message>
    <message>
      <source>The server cannot store at the moment. What you do is kept on this computer and sent when it can again.</source>
      <translation>服务器暂时无法存储。您所做的保存在这台电脑上，恢复后再发送。</translation>
    </message>
    <message>
      <source>a PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>a picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>a medical image (DICOM)</source>
      <translation>医学影像（DICOM）</translation>
    </message>
    <message>
      <source>The server is going down. Connect again in a moment.</source>
      <translation>服务器即将停机。请稍后重新连接。</translation>
    </message>
  </context>
  <context>
    <name>Save</name>
    <message>
      <source>marked</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
  </context>
  <context>
    <name>SaveMarkedDialog</name>
    <message>
      <source>Save the marked pages</source>
      <translation>保存有标记的页面</translation>
    </message>
    <message>
      <source>Every page and still with marks on it becomes a page of one PDF. The patient’s number, the consult and the time stand below each.</source>
      <translation>每个有标记的页面和静止画面都成为同一 PDF 的一页。患者编号、会诊和时间写在每页下方。</translation>
    </message>
    <message>
      <source>Marks that can be changed</source>
      <translation>可更改的标记</translation>
    </message>
    <message>
      <source>Each is an annotation: a PDF program can move, answer or remove it.</source>
      <translation>每个都是批注：PDF 程序可以移动、回复或删除它。</translation>
    </message>
    <message>
      <source>Marks as part of the page</source>
      <translation>标记成为页面的一部分</translation>
    </message>
    <message>
      <source>They look the same everywhere and cannot be taken off.</source>
      <translation>在任何地方看起来都一样，且无法去除。</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>保存…</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Search in this document</source>
      <translation>在此文档中搜索</translation>
    </message>
    <message>
      <source>The place before</source>
      <translation>上一处</translation>
    </message>
    <message>
      <source>The next place</source>
      <translation>下一处</translation>
    </message>
    <message>
      <source>End the search</source>
      <translation>结束搜索</translation>
    </message>
    <message>
      <source>Asked for. It is searched when it is here.</source>
      <translation>已请求。到达后即进行搜索。</translation>
    </message>
    <message>
      <source>Page {n} of {pages}…</source>
      <translation>第 {n} 页，共 {pages} 页…</translation>
    </message>
    <message>
      <source>The pages of this document could not be read.</source>
      <translation>此文档的各页无法读取。</translation>
    </message>
    <message>
      <source>There is no text in this document: its pages are pictures.</source>
      <translation>此文档中没有文字：各页都是图像。</translation>
    </message>
    <message>
      <source>Not found. Pages that could not be read: {n}.</source>
      <translation>未找到。无法读取的页数：{n}。</translation>
    </message>
    <message>
      <source>Not found. Pages that are pictures without text: {n}.</source>
      <translation>未找到。没有文字的图像页：{n} 页。</translation>
    </message>
    <message>
      <source>Not found in this document.</source>
      <translation>在此文档中未找到。</translation>
    </message>
    <message>
      <source>{n} of more than {count}</source>
      <translation>第 {n} 处，共 {count} 处以上</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>第 {n} 处，共 {count} 处</translation>
    </message>
    <message>
      <source>{n} of {count} so far…</source>
      <translation>第 {n} 处，目前共 {count} 处…</translation>
    </message>
    <message>
      <source>{count} found. Enter: page {page}</source>
      <translation>找到 {count} 处。按 Enter 转到第 {page} 页</translation>
    </message>
    <message>
      <source>{count} found so far…</source>
      <translation>目前找到 {count} 处…</translation>
    </message>
    <message>
      <source>(pages not read: {n})</source>
      <translation>（未读取的页数：{n}）</translation>
    </message>
    <message>
      <source>Bring the file</source>
      <translation>取来文件</translation>
    </message>
  </context>
  <context>
    <name>SecondWindow</name>
    <message>
      <source>Preceptor: panels</source>
      <translation>Preceptor：面板</translation>
    </message>
  </context>
  <context>
    <name>SelfTest</name>
    <message>
      <source>The server is not reached. What you write is kept here and sent when the network is back.</source>
      <translation>无法连接服务器。您写的内容保存在本机，网络恢复后发送。</translation>
    </message>
    <message>
      <source>In an emergency use the telephone.</source>
      <translation>紧急情况请打电话。</translation>
    </message>
    <message>
      <source>The link is too thin even for the voice. Written requests and photographs go, slowly.</source>
      <translation>线路太窄，连语音也传不了。书面请求和照片可以慢慢传送。</translation>
    </message>
    <message>
      <source>The link carries voice and photographs, but hardly a moving picture.</source>
      <translation>线路可以传语音和照片，但几乎传不了动态画面。</translation>
    </message>
    <message>
      <source>The link carries voice and a small moving picture.</source>
      <translation>线路可以传语音和较小的动态画面。</translation>
    </message>
    <message>
      <source>The link carries voice and picture.</source>
      <translation>线路可以传语音和画面。</translation>
    </message>
    <message>
      <source>Answers come late: leave a pause when you speak.</source>
      <translation>对方的回答会延迟：说话时请留出停顿。</translation>
    </message>
    <message>
      <source>{ms} ms there and back, at least {kbps} kbps each way</source>
      <translation>往返 {ms} 毫秒，每个方向至少 {kbps} kbps</translation>
    </message>
    <message>
      <source>Press the key, say your name, and listen: it comes back.</source>
      <translation>按下按键，说出您的名字，然后听：声音会放回来。</translation>
    </message>
    <message>
      <source>Speak now, for three seconds…</source>
      <translation>请现在说话，三秒钟…</translation>
    </message>
    <message>
      <source>Listen: this is what the microphone heard.</source>
      <translation>请听：这是麦克风听到的声音。</translation>
    </message>
    <message>
      <source>Did you hear yourself?</source>
      <translation>您听到自己的声音了吗？</translation>
    </message>
    <message>
      <source>The microphone heard nothing. Check its switch, come closer, or choose another one.</source>
      <translation>麦克风什么也没听到。请检查开关，靠近一些，或选择另一个。</translation>
    </message>
    <message>
      <source>No microphone was found: nobody would hear you. Plug one in or choose another one.</source>
      <translation>没有找到麦克风：没有人能听到您。请插上一个或另选一个。</translation>
    </message>
    <message>
      <source>No loudspeaker was found: you would hear nobody. Plug one in or choose another one.</source>
      <translation>没有找到扬声器：您听不到任何人。请插上一个或另选一个。</translation>
    </message>
    <message>
      <source>A call is on: there you hear whether it works. Try again afterwards.</source>
      <translation>正在通话：您可以直接听出是否正常。请稍后再试。</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <source>link</source>
      <translation>线路</translation>
    </message>
    <message>
      <source>camera</source>
      <translation>摄像头</translation>
    </message>
    <message>
      <source>This computer is ready for a call.</source>
      <translation>这台计算机可以通话了。</translation>
    </message>
    <message>
      <source>Not ready: {what}. Written requests work all the same; in an emergency use the telephone.</source>
      <translation>尚未就绪：{what}。书面请求仍然可用；紧急情况请打电话。</translation>
    </message>
    <message>
      <source>Not ready: {what}. In an emergency use the telephone.</source>
      <translation>尚未就绪：{what}。紧急情况请打电话。</translation>
    </message>
  </context>
  <context>
    <name>SelfTestDialog</name>
    <message>
      <source>Does this computer work?</source>
      <translation>这台计算机正常吗？</translation>
    </message>
    <message>
      <source>Opening the camera…</source>
      <translation>正在打开摄像头…</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>摄像头</translation>
    </message>
    <message>
      <source>Microphone and loudspeaker</source>
      <translation>麦克风和扬声器</translation>
    </message>
    <message>
      <source>Link to the server</source>
      <translation>到服务器的线路</translation>
    </message>
    <message>
      <source>I see myself</source>
      <translation>我看到自己</translation>
    </message>
    <message>
      <source>I do not</source>
      <translation>看不到</translation>
    </message>
    <message>
      <source>Speak and listen</source>
      <translation>说话并听</translation>
    </message>
    <message>
      <source>I heard it</source>
      <translation>我听到了</translation>
    </message>
    <message>
      <source>I did not</source>
      <translation>没听到</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Choose others…</source>
      <translation>选择其他设备…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>结束</translation>
    </message>
    <message>
      <source>Trying the link, some seconds…</source>
      <translation>正在测试线路，需要几秒钟…</translation>
    </message>
    <message>
      <source>Do you see yourself, sharp and bright enough?</source>
      <translation>您看到自己了吗？画面清晰、明亮吗？</translation>
    </message>
    <message>
      <source>The camera works.</source>
      <translation>摄像头正常。</translation>
    </message>
    <message>
      <source>Take off its cover, turn it to you, or choose another camera.</source>
      <translation>请取下遮盖，将它转向您，或选择另一个摄像头。</translation>
    </message>
    <message>
      <source>Microphone and loudspeaker work.</source>
      <translation>麦克风和扬声器正常。</translation>
    </message>
    <message>
      <source>Turn the volume up, check the plug, or choose another loudspeaker.</source>
      <translation>请调高音量，检查插头，或选择另一个扬声器。</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>As this computer</source>
      <translation>与本机相同</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Server, used from the next sign-in</source>
      <translation>服务器(下次登录起使用)</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Size of the text</source>
      <translation>文字大小</translation>
    </message>
    <message>
      <source>Sounds…</source>
      <translation>提示音…</translation>
    </message>
    <message>
      <source>Pedal…</source>
      <translation>脚踏板…</translation>
    </message>
    <message>
      <source>What is heard, and a pedal for the keys of the bedside</source>
      <translation>提示音，以及床旁按键的脚踏板</translation>
    </message>
    <message>
      <source>What is kept for you on this computer is encrypted, but its key lies on the same disk, because this computer has no safe place for keys. Whoever steals the computer could read it. Tell whoever looks after this computer.</source>
      <translation>这台电脑上为您保存的内容已加密，但密钥就在同一块磁盘上，因为这台电脑没有存放密钥的安全位置。偷走电脑的人可能读到这些内容。请告知负责这台电脑的人。</translation>
    </message>
  </context>
  <context>
    <name>Share</name>
    <message>
      <source>Nobody else is here now. Whoever joins sees it.</source>
      <translation>现在没有其他人。之后加入的人会看到。</translation>
    </message>
    <message>
      <source>{name} sees it at once.</source>
      <translation>{name} 会立即看到。</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first} 和 {last}</translation>
    </message>
    <message>
      <source>{names} see it at once.</source>
      <translation>{names} 会立即看到。</translation>
    </message>
  </context>
  <context>
    <name>ShareCost</name>
    <message>
      <source>All of it</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Tonight</source>
      <translation>今晚</translation>
    </message>
    <message>
      <source>Only a picture of it</source>
      <translation>只发送它的图像</translation>
    </message>
    <message>
      <source>Key slices only</source>
      <translation>仅重点层面</translation>
    </message>
    <message>
      <source>Key pages only</source>
      <translation>仅重点页</translation>
    </message>
    <message>
      <source>The page that is looked at goes first, the file behind it. Voice goes before both.</source>
      <translation>正在查看的页面先传，文件随后。语音优先于两者。</translation>
    </message>
    <message>
      <source>tomorrow {hour}</source>
      <translation>明天 {hour}</translation>
    </message>
    <message>
      <source>Pages go when they are looked at. The file waits until no call has been on here for five minutes, at the latest until {hour}. This computer has to be on and signed in then.</source>
      <translation>页面在被查看时发送。文件等到此处五分钟没有通话时再发送，最迟到 {hour}。届时这台电脑必须开着并已登录。</translation>
    </message>
    <message>
      <source>The file stays here until somebody asks for it. Parts that are looked at closely are sent when they are.</source>
      <translation>文件留在此处，直到有人请求。仔细查看的部分在查看时发送。</translation>
    </message>
    <message>
      <source>The file stays here until somebody asks for it. These pages go now, the first one always; others, and parts looked at closely, when they are looked at.</source>
      <translation>文件留在此处，直到有人请求。这些页面现在发送，第一页总是发送；其他页面和仔细查看的部分在查看时发送。</translation>
    </message>
    <message>
      <source>How long {size} take on this link is not known yet.</source>
      <translation>目前还不知道 {size} 在此连接上需要多久。</translation>
    </message>
    <message>
      <source>{size} take {time} on this link as it is now.</source>
      <translation>以此连接目前的状况，{size} 需要{time}。</translation>
    </message>
    <message>
      <source>about {n} s</source>
      <translation>约 {n} 秒</translation>
    </message>
    <message>
      <source>about {n} min</source>
      <translation>约 {n} 分钟</translation>
    </message>
    <message>
      <source>about {n} h</source>
      <translation>约 {n} 小时</translation>
    </message>
    <message>
      <source>days</source>
      <translation>数天</translation>
    </message>
  </context>
  <context>
    <name>ShareDialog</name>
    <message>
      <source>Share this with everybody here?</source>
      <translation>与这里的所有人共享？</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>共享</translation>
    </message>
    <message>
      <source>Look at it: is it this patient's? Place and camera data are taken out.</source>
      <translation>请看一下：是这位病人的吗？位置和相机数据会被去除。</translation>
    </message>
    <message>
      <source>Hide identity</source>
      <translation>隐藏身份</translation>
    </message>
    <message>
      <source>Password of this file</source>
      <translation>此文件的密码</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>正在打开…</translation>
    </message>
    <message>
      <source>The first page cannot be shown.</source>
      <translation>第一页无法显示。</translation>
    </message>
    <message>
      <source>Being made ready to leave this computer: {n} %</source>
      <translation>正在准备离开本机：{n} %</translation>
    </message>
    <message>
      <source>{n} pages</source>
      <translation>{n} 页</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 页</translation>
    </message>
    <message>
      <source>{n} s recorded</source>
      <translation>已记录 {n} 秒</translation>
    </message>
    <message>
      <source>Left out, without a picture: {n}</source>
      <translation>略去，不含图像：{n} 个</translation>
    </message>
    <message>
      <source>Share all the same</source>
      <translation>仍然共享</translation>
    </message>
    <message>
      <source>Look at it: is it this patient's? Taken out of the file before it leaves: name, numbers, dates, places, the doctors, and all free text. The picture stays as it is, with words printed into it.</source>
      <translation>请查看：这是该患者的吗？发出前会从文件中去除：姓名、号码、日期、地点、医生以及所有自由文本。图像本身保持不变，印在图像里的文字也会保留。</translation>
    </message>
    <message>
      <source>Look at it: is it this patient's? Name, numbers, birth date, when and where it was made, the referring doctor and descriptions leave with the file. Everybody in this consult can read them.</source>
      <translation>请查看：这是该患者的吗？姓名、号码、出生日期、制作时间和地点、转诊医生以及各项描述会随文件一起发出。此次会诊中的所有人都能看到。</translation>
    </message>
    <message>
      <source>Pictures that are missing because they are damaged or cannot be shown: {n}.</source>
      <translation>因损坏或无法显示而缺少的图像：{n} 幅。</translation>
    </message>
    <message>
      <source>A name may be printed in the picture itself. It would be seen by all.</source>
      <translation>图像本身可能印有姓名。所有人都会看到。</translation>
    </message>
    <message>
      <source>Shown here: page {n}.</source>
      <translation>此处显示：第 {n} 页。</translation>
    </message>
    <message>
      <source>Nothing was shared.</source>
      <translation>没有共享任何内容。</translation>
    </message>
  </context>
  <context>
    <name>Sharing</name>
    <message>
      <source>Share a folder of images</source>
      <translation>共享一个图像文件夹</translation>
    </message>
    <message>
      <source>Share a file</source>
      <translation>共享文件</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>所有文件</translation>
    </message>
    <message>
      <source>Documents and pictures ({kinds})</source>
      <translation>文件和图片（{kinds}）</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>粘贴的图片</translation>
    </message>
    <message>
      <source>{n} files</source>
      <translation>{n} 个文件</translation>
    </message>
  </context>
  <context>
    <name>Sheet</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Cancel  (Esc)</source>
      <translation>取消  (Esc)</translation>
    </message>
  </context>
  <context>
    <name>SignIn</name>
    <message>
      <source>Signing in did not work. Try again, or ask whoever runs the server.</source>
      <translation>登录未成功。请重试，或询问服务器的管理人员。</translation>
    </message>
    <message>
      <source>Name and password do not go together. Check both and try again.</source>
      <translation>用户名和密码不符。请检查后再试。</translation>
    </message>
    <message>
      <source>This address is no Preceptor server. Check the link that came with your invitation.</source>
      <translation>这个地址不是 Preceptor 服务器。请检查邀请中的链接。</translation>
    </message>
    <message>
      <source>This server's key is not the one you enrolled with, so nothing was sent to it. Ask whoever runs the server for a new enrolment link.</source>
      <translation>这台服务器的密钥与您登记的不同，因此没有发送任何内容。请向管理员索取新的登记链接。</translation>
    </message>
    <message>
      <source>The server speaks another version. Update Preceptor on this computer, or ask for the server to be updated.</source>
      <translation>服务器版本不同。请更新本机的 Preceptor,或请管理员更新服务器。</translation>
    </message>
    <message>
      <source>The server does not answer. Check that this computer is online, then try again.</source>
      <translation>服务器没有响应。请检查本机网络，然后再试。</translation>
    </message>
    <message>
      <source>This computer may not be used for signing in any more. Ask your administrator, or use another one.</source>
      <translation>这台电脑不能再用于登录。请询问管理员，或使用另一台电脑。</translation>
    </message>
    <message>
      <source>This account is switched off. Ask whoever runs the server.</source>
      <translation>此账户已停用。请联系管理员。</translation>
    </message>
    <message>
      <source>Too many wrong passwords. Wait a while, or ask whoever runs the server for a new password.</source>
      <translation>密码错误次数过多。请稍等，或向服务器的管理人员索取新密码。</translation>
    </message>
  </context>
  <context>
    <name>SignInColumn</name>
    <message>
      <source>A specialist at the bedside, wherever the bed is.</source>
      <translation>无论病床在哪里，专家就在床边。</translation>
    </message>
    <message>
      <source>Paste the enrolment link that came with your invitation, or a server address.</source>
      <translation>请粘贴邀请中的登记链接，或服务器地址。</translation>
    </message>
    <message>
      <source>Write your sign-in name.</source>
      <translation>请填写登录名。</translation>
    </message>
    <message>
      <source>Write your password.</source>
      <translation>请填写密码。</translation>
    </message>
    <message>
      <source>&amp;Server</source>
      <translation>服务器(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>用户名(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Password</source>
      <translation>密码(&amp;P)</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Settings  (Ctrl+,)</source>
      <translation>设置  (Ctrl+,)</translation>
    </message>
    <message>
      <source>Review a consult file…</source>
      <translation>查看会诊文件…</translation>
    </message>
    <message>
      <source>Review a .preceptor file without a server  (Ctrl+O)</source>
      <translation>无需服务器查看 .preceptor 文件  (Ctrl+O)</translation>
    </message>
  </context>
  <context>
    <name>SignInPage</name>
    <message>
      <source>Somebody else…</source>
      <translation>其他人…</translation>
    </message>
    <message>
      <source>Enrolment link: preceptor://…</source>
      <translation>注册链接：preceptor://…</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>登录</translation>
    </message>
    <message>
      <source>Connecting…</source>
      <translation>正在连接…</translation>
    </message>
    <message>
      <source>Signing in…</source>
      <translation>正在登录…</translation>
    </message>
  </context>
  <context>
    <name>SoundsDialog</name>
    <message>
      <source>Sounds</source>
      <translation>提示音</translation>
    </message>
    <message>
      <source>Press to turn one off or on. Stop cannot be turned off: it is repeated until somebody presses.</source>
      <translation>按一下可关闭或打开某个提示音。“停止”无法关闭：它会重复，直到有人按下。</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>A new instruction</source>
      <translation>新的指示</translation>
    </message>
    <message>
      <source>A photograph was taken</source>
      <translation>拍了一张照片</translation>
    </message>
    <message>
      <source>Somebody asks to come in, or has come</source>
      <translation>有人请求进入，或已进来</translation>
    </message>
    <message>
      <source>The connection is lost</source>
      <translation>连接中断</translation>
    </message>
    <message>
      <source>The connection is back</source>
      <translation>连接恢复</translation>
    </message>
    <message>
      <source>Recording begins</source>
      <translation>开始录制</translation>
    </message>
    <message>
      <source>Recording has ended</source>
      <translation>录制已结束</translation>
    </message>
    <message>
      <source>A new request waits</source>
      <translation>有新的请求在等待</translation>
    </message>
    <message>
      <source>An emergency call rings</source>
      <translation>紧急呼叫响铃</translation>
    </message>
  </context>
  <context>
    <name>SourceDialog</name>
    <message>
      <source>Show another picture</source>
      <translation>显示另一个画面</translation>
    </message>
    <message>
      <source>Looking for cameras…</source>
      <translation>正在查找摄像头…</translation>
    </message>
    <message>
      <source>Looking for windows…</source>
      <translation>正在查找窗口…</translation>
    </message>
    <message>
      <source>It is shown to the other side as soon as you press it, in place of the picture before.</source>
      <translation>一按下，对方就会看到它，并取代之前的画面。</translation>
    </message>
    <message>
      <source>Cameras</source>
      <translation>摄像头</translation>
    </message>
    <message>
      <source>Windows of this computer</source>
      <translation>此计算机的窗口</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>重新查找</translation>
    </message>
    <message>
      <source>No other camera is connected. Plug one in.</source>
      <translation>没有连接其他摄像头。请插入一个。</translation>
    </message>
    <message>
      <source>No other window is open. Open what you want to show.</source>
      <translation>没有打开其他窗口。请打开要显示的内容。</translation>
    </message>
    <message>
      <source>What does {camera} show?</source>
      <translation>{camera} 显示什么？</translation>
    </message>
  </context>
  <context>
    <name>SourceStrip</name>
    <message>
      <source>From here</source>
      <translation>发出</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>Bedside</source>
      <translation>床边</translation>
    </message>
    <message>
      <source>Show another picture…</source>
      <translation>显示另一个画面…</translation>
    </message>
  </context>
  <context>
    <name>SourceTile</name>
    <message>
      <source>Stop showing this</source>
      <translation>停止显示</translation>
    </message>
    <message>
      <source>Covered</source>
      <translation>已遮住</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>没有画面</translation>
    </message>
    <message>
      <source>Coming…</source>
      <translation>即将显示…</translation>
    </message>
    <message>
      <source>On the stage</source>
      <translation>正在显示</translation>
    </message>
    <message>
      <source>No picture yet</source>
      <translation>还没有画面</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age}前</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>摄像头</translation>
    </message>
    <message>
      <source>Examination</source>
      <translation>检查</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>窗口</translation>
    </message>
  </context>
  <context>
    <name>SpecialtyBox</name>
    <message>
      <source>Specialty</source>
      <translation>专科</translation>
    </message>
    <message>
      <source>All specialties</source>
      <translation>所有专科</translation>
    </message>
  </context>
  <context>
    <name>SpokenKeys</name>
    <message>
      <source>Hear what was spoken, {n} s  (F9)</source>
      <translation>听当时说的话，{n} 秒  (F9)</translation>
    </message>
  </context>
  <context>
    <name>StageStatus</name>
    <message>
      <source>Follow</source>
      <translation>跟随</translation>
    </message>
    <message>
      <source>Look where the leader looks</source>
      <translation>看主导者所看之处</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Back to the live picture</source>
      <translation>返回实时画面</translation>
    </message>
    <message>
      <source>Show there</source>
      <translation>在那边显示</translation>
    </message>
    <message>
      <source>A mark of yours came there and is not in view: bring it into view on their screen</source>
      <translation>您的一个标记已送达但不可见：请让它显示在对方屏幕上</translation>
    </message>
    <message>
      <source>Your mark: {state}</source>
      <translation>您的标记：{state}</translation>
    </message>
    <message>
      <source>not sent</source>
      <translation>未发送</translation>
    </message>
    <message>
      <source>sent</source>
      <translation>已发送</translation>
    </message>
    <message>
      <source>delivered</source>
      <translation>已送达</translation>
    </message>
    <message>
      <source>not in view</source>
      <translation>不可见</translation>
    </message>
    <message>
      <source>on screen</source>
      <translation>已显示</translation>
    </message>
  </context>
  <context>
    <name>StageView</name>
    <message>
      <source>Stage</source>
      <translation>主画面</translation>
    </message>
  </context>
  <context>
    <name>StageWords</name>
    <message>
      <source>This consult has ended</source>
      <translation>此会诊已结束</translation>
    </message>
    <message>
      <source>as it was received, incomplete</source>
      <translation>按接收的样子，不完整</translation>
    </message>
    <message>
      <source>incomplete</source>
      <translation>不完整</translation>
    </message>
    <message>
      <source>Still, {age}</source>
      <translation>定格，{age}</translation>
    </message>
    <message>
      <source>page {n} of {all}</source>
      <translation>第 {n} 页，共 {all} 页</translation>
    </message>
    <message>
      <source>The picture is on its way</source>
      <translation>画面正在传送</translation>
    </message>
    <message>
      <source>It comes first.</source>
      <translation>优先传送。</translation>
    </message>
    <message>
      <source>Nothing has come for {age}</source>
      <translation>{age}没有收到任何内容</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age}前</translation>
    </message>
    <message>
      <source>The connection is being made anew by itself.</source>
      <translation>连接正在自动重新建立。</translation>
    </message>
    <message>
      <source>whole picture</source>
      <translation>完整画面</translation>
    </message>
    <message>
      <source>preview, a finer picture is coming</source>
      <translation>预览，更清晰的画面即将到来</translation>
    </message>
    <message>
      <source>simplified picture, the original is coming</source>
      <translation>简化图像，原件正在传来</translation>
    </message>
    <message>
      <source>lossy picture, the original is coming</source>
      <translation>有损图像，原件正在传来</translation>
    </message>
    <message>
      <source>as it was received</source>
      <translation>按收到的样子</translation>
    </message>
    <message>
      <source>on its way</source>
      <translation>传送中</translation>
    </message>
    <message>
      <source>The specialist is drawing</source>
      <translation>专家正在标记</translation>
    </message>
    <message>
      <source>{name} is drawing</source>
      <translation>{name} 正在标记</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>刚刚</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>The live picture goes to the specialist</source>
      <translation>实时画面传送给专家</translation>
    </message>
    <message>
      <source>Stills, pages and marks appear here as soon as they are shown.</source>
      <translation>定格画面、页面和标记展示后会立即出现在这里。</translation>
    </message>
    <message>
      <source>Live picture off</source>
      <translation>实时画面已关闭</translation>
    </message>
    <message>
      <source>Last picture, {old}</source>
      <translation>最后的图像，{old}</translation>
    </message>
    <message>
      <source>Live, {old}</source>
      <translation>实时，{old}</translation>
    </message>
    <message>
      <source>Live: {name}</source>
      <translation>实时：{name}</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>正在连接</translation>
    </message>
    <message>
      <source>Connecting the picture</source>
      <translation>正在连接画面</translation>
    </message>
    <message>
      <source>Voice comes first.</source>
      <translation>语音优先。</translation>
    </message>
    <message>
      <source>It starts as soon as the bedside switches its camera on.</source>
      <translation>床旁打开摄像头后即开始。</translation>
    </message>
    <message>
      <source>Waiting for the picture</source>
      <translation>等待画面</translation>
    </message>
    <message>
      <source>No live picture yet</source>
      <translation>尚无实时画面</translation>
    </message>
    <message>
      <source>My camera</source>
      <translation>我的摄像头</translation>
    </message>
    <message>
      <source>Nobody else sees this now.</source>
      <translation>现在没有其他人看到这个画面。</translation>
    </message>
    <message>
      <source>connecting to the specialist</source>
      <translation>正在连接专家</translation>
    </message>
    <message>
      <source>Live: the window that I show</source>
      <translation>实时：我显示的窗口</translation>
    </message>
    <message>
      <source>Live: what my camera sends</source>
      <translation>实时：我的摄像头画面</translation>
    </message>
    <message>
      <source>The specialist sees this {age} late.</source>
      <translation>专家看到的画面晚 {age}。</translation>
    </message>
    <message>
      <source>seen {age} late</source>
      <translation>晚 {age} 看到</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>摄像头</translation>
    </message>
    <message>
      <source>The camera is starting</source>
      <translation>摄像头正在启动</translation>
    </message>
    <message>
      <source>You are not seen. Choose a camera under Devices when you want to show something.</source>
      <translation>对方看不到您。要展示内容时，请在“设备”中选择摄像头。</translation>
    </message>
    <message>
      <source>Camera off</source>
      <translation>摄像头已关</translation>
    </message>
    <message>
      <source>Your camera is off</source>
      <translation>您的摄像头已关闭</translation>
    </message>
    <message>
      <source>Plug it in or choose another under Devices.</source>
      <translation>请接上它，或在“设备”中另选一个。</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>没有摄像头</translation>
    </message>
    <message>
      <source>No picture from the camera</source>
      <translation>摄像头没有画面</translation>
    </message>
    <message>
      <source>{one}, {other}</source>
      <translation>{one}，{other}</translation>
    </message>
    <message>
      <source>Live, incomplete</source>
      <translation>实时，不完整</translation>
    </message>
    <message>
      <source>Parts of it never came. It mends itself within seconds.</source>
      <translation>有部分未收到。几秒内会自行恢复。</translation>
    </message>
    <message>
      <source>Detail is kept: hold the camera still.</source>
      <translation>正在保留细节：请拿稳摄像头。</translation>
    </message>
    <message>
      <source>Pages, stills and messages stay readable.</source>
      <translation>页面、定格画面和消息仍可查看。</translation>
    </message>
    <message>
      <source>Camera and microphone are off</source>
      <translation>摄像头和麦克风已关闭</translation>
    </message>
    <message>
      <source>Whoever accepts sees and hears you once you start them.</source>
      <translation>打开后，接受请求的专家就能看到、听到您。</translation>
    </message>
    <message>
      <source>The specialist sees and hears you once you start them.</source>
      <translation>打开后专家就能看到、听到您。</translation>
    </message>
    <message>
      <source>Start camera and microphone</source>
      <translation>打开摄像头和麦克风</translation>
    </message>
    <message>
      <source>Start them to see the bedside and to speak.</source>
      <translation>打开后即可看到床旁并通话。</translation>
    </message>
  </context>
  <context>
    <name>Staying</name>
    <message>
      <source>It does not guide a needle or a knife.</source>
      <translation>它不能引导穿刺针或手术刀。</translation>
    </message>
    <message>
      <source>Stays on the place</source>
      <translation>停留在该处</translation>
    </message>
    <message>
      <source>Yes, it is here</source>
      <translation>是的，就在这里</translation>
    </message>
    <message>
      <source>Show it there again</source>
      <translation>在对方屏幕重新显示</translation>
    </message>
    <message>
      <source>Stop following</source>
      <translation>停止跟随</translation>
    </message>
    <message>
      <source>Marks drawn now are seen on the live picture for some seconds, then only here</source>
      <translation>现在画的标记在实时画面上显示几秒，之后只留在这里</translation>
    </message>
    <message>
      <source>Marks drawn now fade</source>
      <translation>现在画的标记会淡出</translation>
    </message>
    <message>
      <source>Marks are seen on the live picture for some seconds, then only on their still.</source>
      <translation>标记在实时画面上显示几秒，之后只留在其定格画面上。</translation>
    </message>
    <message>
      <source>Should the mark stay on the place?</source>
      <translation>要让标记停留在该处吗？</translation>
    </message>
    <message>
      <source>Should the marks stay on the place?</source>
      <translation>要让这些标记停留在该处吗？</translation>
    </message>
    <message>
      <source>This moment has passed: go back to the live picture and mark again to have it stay.</source>
      <translation>这一时刻已过：请回到实时画面重新标记，才能让它停留。</translation>
    </message>
    <message>
      <source>Perhaps here: is this the place that was marked?</source>
      <translation>可能在这里：这是当时标记的位置吗？</translation>
    </message>
    <message>
      <source>Lost: the marked place is not seen for certain.</source>
      <translation>已丢失：无法确定看到被标记的位置。</translation>
    </message>
    <message>
      <source>Drawn pale: it is not certain where the mark lies.</source>
      <translation>淡色显示：标记的位置不确定。</translation>
    </message>
    <message>
      <source>The mark stays on its place.</source>
      <translation>标记停留在原处。</translation>
    </message>
    <message>
      <source>{n} marks stay on their places.</source>
      <translation>{n} 个标记停留在原处。</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: that moment is no longer in memory here.</source>
      <translation>标记只在冻结的画面上：这里的内存中已没有那一刻。</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: there is too little to hold on to there.</source>
      <translation>标记只在冻结的画面上：那里可供识别的特征太少。</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: no more marks can be followed.</source>
      <translation>标记只在冻结的画面上：无法再跟随更多标记。</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: the camera was covered or off.</source>
      <translation>标记只在冻结的画面上：摄像头曾被遮挡或关闭。</translation>
    </message>
    <message>
      <source>For {name} it is lost.</source>
      <translation>在{name}那里已丢失。</translation>
    </message>
    <message>
      <source>{name} is asked whether it is there.</source>
      <translation>正在询问{name}它是否在该处。</translation>
    </message>
  </context>
  <context>
    <name>StepsModel</name>
    <message>
      <source> (time not known)</source>
      <translation>（时间不详）</translation>
    </message>
  </context>
  <context>
    <name>Stethoscope</name>
    <message>
      <source>Listening</source>
      <translation>正在听诊</translation>
    </message>
    <message>
      <source>Listening: {n} s more</source>
      <translation>正在听诊：还有 {n} 秒</translation>
    </message>
    <message>
      <source>Back to voice</source>
      <translation>恢复通话</translation>
    </message>
    <message>
      <source>Stethoscope, {n} s</source>
      <translation>听诊器，{n} 秒</translation>
    </message>
    <message>
      <source>Stop the sound</source>
      <translation>关闭声音</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <source>On its way</source>
      <translation>传送中</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>预听</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>收起</translation>
    </message>
    <message>
      <source>Complete, as the microphone heard it.</source>
      <translation>完整，与麦克风听到的一致。</translation>
    </message>
    <message>
      <source>Preview: the whole cannot be had any more.</source>
      <translation>预听：完整录音已无法取得。</translation>
    </message>
    <message>
      <source>Missing: it cannot be had any more. This is how it looked.</source>
      <translation>缺失：录音已无法取得，仅存波形。</translation>
    </message>
    <message>
      <source>Preview: the whole is still on its way.</source>
      <translation>预听：完整录音仍在传送。</translation>
    </message>
    <message>
      <source>On its way: this is how it looks.</source>
      <translation>传送中：先看波形。</translation>
    </message>
    <message>
      <source>{name} asks to listen</source>
      <translation>{name} 请求听诊</translation>
    </message>
    <message>
      <source>Put the stethoscope on the patient, then press Listen. The loudspeaker here is off while it is on.</source>
      <translation>请把听诊器放在患者身上，然后按“听诊”。听诊期间这里的扬声器关闭。</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>听诊</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>暂时不行</translation>
    </message>
    <message>
      <source>Press Listen when the stethoscope is on the patient.</source>
      <translation>听诊器放好后，请按“听诊”。</translation>
    </message>
    <message>
      <source>You asked to listen</source>
      <translation>您已请求听诊</translation>
    </message>
    <message>
      <source>It begins when the bedside presses Listen. Put headphones on: low sounds need them.</source>
      <translation>床旁按“听诊”后开始。请戴上耳机：低频声音需要耳机才能听清。</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>撤回</translation>
    </message>
    <message>
      <source>It begins when the bedside presses Listen.</source>
      <translation>床旁按“听诊”后开始。</translation>
    </message>
    <message>
      <source>The stethoscope is heard over there. The loudspeaker here is off, nobody can speak to you.</source>
      <translation>对方正在听听诊器的声音。这里的扬声器已关闭，对方无法与您说话。</translation>
    </message>
    <message>
      <source>The stethoscope is heard. Nobody can speak.</source>
      <translation>正在听诊，无法通话。</translation>
    </message>
    <message>
      <source>Nothing is heard at the moment: nothing comes from the bedside. It is tried again by itself.</source>
      <translation>目前听不到声音：床旁没有数据传来。会自动重试。</translation>
    </message>
    <message>
      <source>Nothing is heard at the moment.</source>
      <translation>目前听不到声音。</translation>
    </message>
    <message>
      <source>You hear the stethoscope as it is. Your voice is not sent.</source>
      <translation>您听到的是听诊器的原声。您的声音不会发送。</translation>
    </message>
    <message>
      <source>Your voice is not sent. {lost} s did not arrive: there it is silent, nothing is made up.</source>
      <translation>您的声音不会发送。有 {lost} 秒没有收到：该处为静音，不做任何填补。</translation>
    </message>
    <message>
      <source>{lost} s did not arrive.</source>
      <translation>有 {lost} 秒没有收到。</translation>
    </message>
    <message>
      <source>The link is too weak to hear it live: 15 s are recorded here and sent whole. Hold still.</source>
      <translation>连接太弱，无法实时听诊：在此录制 15 秒并完整传送。请保持不动。</translation>
    </message>
    <message>
      <source>Hold still.</source>
      <translation>请保持不动。</translation>
    </message>
    <message>
      <source>The link is too weak to hear it live: 15 s are recorded at the bedside and come whole.</source>
      <translation>连接太弱，无法实时听诊：在床旁录制 15 秒后完整传来。</translation>
    </message>
  </context>
  <context>
    <name>StillNote</name>
    <message>
      <source>Photographed by {name}</source>
      <translation>由 {name} 拍摄</translation>
    </message>
    <message>
      <source>{n} photographs, the last by {name}</source>
      <translation>{n} 张照片，最后一张由 {name} 拍摄</translation>
    </message>
    <message>
      <source>{what}, {age} ago</source>
      <translation>{what}，{age}前</translation>
    </message>
  </context>
  <context>
    <name>Stop</name>
    <message>
      <source>Stop called {age} ago. Nobody has pressed yet: say it aloud.</source>
      <translation>{age}前喊停。还没有人按下：请大声说出来。</translation>
    </message>
    <message>
      <source>Stop called {age} ago. There is no connection, nobody sees it: telephone {number}.</source>
      <translation>{age}前已发出停止。没有连接，没有人看到：请拨打 {number}。</translation>
    </message>
    <message>
      <source>the clinic</source>
      <translation>诊所</translation>
    </message>
    <message>
      <source>{name} has stopped.</source>
      <translation>{name} 已停下。</translation>
    </message>
  </context>
  <context>
    <name>StopCover</name>
    <message>
      <source>STOP</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Take your hands away. Then press.</source>
      <translation>请把手拿开，然后按下。</translation>
    </message>
    <message>
      <source>I have stopped</source>
      <translation>我已停下</translation>
    </message>
    <message>
      <source>{name}, {age} ago</source>
      <translation>{name},{age}前</translation>
    </message>
  </context>
  <context>
    <name>Striking</name>
    <message>
      <source>Erase my mark</source>
      <translation>擦除我的标记</translation>
    </message>
    <message>
      <source>Strike the mark of {name}…</source>
      <translation>划去 {name} 的标记…</translation>
    </message>
    <message>
      <source>Strike the mark of {name}?</source>
      <translation>划去 {name} 的标记？</translation>
    </message>
    <message>
      <source>It leaves every screen and the opinion. It stays readable in the review, with your reason.</source>
      <translation>它会从所有屏幕和意见中消失。在回顾中仍可查看，并附有您的理由。</translation>
    </message>
    <message>
      <source>Wrong place</source>
      <translation>位置错误</translation>
    </message>
    <message>
      <source>Misleading</source>
      <translation>有误导性</translation>
    </message>
    <message>
      <source>Done with</source>
      <translation>已不需要</translation>
    </message>
    <message>
      <source>Strike it</source>
      <translation>划去</translation>
    </message>
  </context>
  <context>
    <name>TelephoneLine</name>
    <message>
      <source>If nothing works, telephone {number}.</source>
      <translation>如果都不行，请打电话 {number}。</translation>
    </message>
  </context>
  <context>
    <name>TextEntry</name>
    <message>
      <source>Type, then Enter</source>
      <translation>输入后按 Enter</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>Timeline</source>
      <translation>时间线</translation>
    </message>
    <message>
      <source>Voice</source>
      <translation>声音</translation>
    </message>
    <message>
      <source>Clinic</source>
      <translation>诊所</translation>
    </message>
    <message>
      <source>Specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>Not recorded</source>
      <translation>未录制</translation>
    </message>
    <message>
      <source>Stethoscope</source>
      <translation>听诊器</translation>
    </message>
    <message>
      <source>Kept sounds</source>
      <translation>听诊录音</translation>
    </message>
    <message>
      <source>Did not arrive</source>
      <translation>未收到</translation>
    </message>
    <message>
      <source>Events</source>
      <translation>事件</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>More tools</source>
      <translation>更多工具</translation>
    </message>
    <message>
      <source>Undo mine</source>
      <translation>撤销我的</translation>
    </message>
    <message>
      <source>Redo mine</source>
      <translation>重做我的</translation>
    </message>
    <message>
      <source>Colour of the pen, with its sign</source>
      <translation>画笔颜色及其标记</translation>
    </message>
    <message>
      <source>Tap and ask: “Here?”</source>
      <translation>点按画面提问：“这里？”</translation>
    </message>
    <message>
      <source>Point</source>
      <translation>指示</translation>
    </message>
    <message>
      <source>Choose mine</source>
      <translation>选择我的</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>画笔</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>荧光笔</translation>
    </message>
    <message>
      <source>Arrow</source>
      <translation>箭头</translation>
    </message>
    <message>
      <source>Numbered arrow</source>
      <translation>编号箭头</translation>
    </message>
    <message>
      <source>Numbered pin</source>
      <translation>编号图钉</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>椭圆</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <source>Probe</source>
      <translation>探头</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Erase mine</source>
      <translation>擦除我的</translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation>定格</translation>
    </message>
    <message>
      <source>Calipers</source>
      <translation>卡尺</translation>
    </message>
    <message>
      <source>Look closely</source>
      <translation>细看局部</translation>
    </message>
    <message>
      <source>orange</source>
      <translation>橙色</translation>
    </message>
    <message>
      <source>sky blue</source>
      <translation>天蓝色</translation>
    </message>
    <message>
      <source>bluish green</source>
      <translation>蓝绿色</translation>
    </message>
    <message>
      <source>yellow</source>
      <translation>黄色</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>蓝色</translation>
    </message>
    <message>
      <source>vermilion</source>
      <translation>朱红色</translation>
    </message>
    <message>
      <source>reddish purple</source>
      <translation>紫红色</translation>
    </message>
    <message>
      <source>black</source>
      <translation>黑色</translation>
    </message>
  </context>
  <context>
    <name>TrackLayer</name>
    <message>
      <source>Perhaps</source>
      <translation>可能</translation>
    </message>
  </context>
  <context>
    <name>Transcript</name>
    <message>
      <source>What happened</source>
      <translation>经过</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>To the event before  (Page Up)</source>
      <translation>上一个事件  (Page Up)</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Play or pause  (Space)</source>
      <translation>播放或暂停  (Space)</translation>
    </message>
    <message>
      <source>To the next event  (Page Down)</source>
      <translation>下一个事件  (Page Down)</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
  </context>
  <context>
    <name>TryBar</name>
    <message>
      <source>This computer was not tried yet: camera, microphone, loudspeaker and link, in one minute.</source>
      <translation>这台计算机尚未测试：摄像头、麦克风、扬声器和线路，一分钟即可。</translation>
    </message>
    <message>
      <source>Try it now</source>
      <translation>现在测试</translation>
    </message>
  </context>
  <context>
    <name>UndoKey</name>
    <message>
      <source>Accepted by mistake?</source>
      <translation>误接了？</translation>
    </message>
    <message>
      <source>Undo ({n})</source>
      <translation>撤销（{n}）</translation>
    </message>
    <message>
      <source>Accepted by mistake? Undo ({n})</source>
      <translation>误接了？撤销（{n}）</translation>
    </message>
  </context>
  <context>
    <name>Unsent</name>
    <message>
      <source>{size}, {time} on this link</source>
      <translation>{size}，此线路{time}</translation>
    </message>
    <message>
      <source>1 file is not sent yet ({size}). It is kept on this computer and goes on when you sign in here again.</source>
      <translation>有 1 个文件尚未发送（{size}）。它保存在这台计算机上，您再次在此登录后会继续发送。</translation>
    </message>
    <message>
      <source>{n} files are not sent yet ({size}). They are kept on this computer and go on when you sign in here again.</source>
      <translation>有 {n} 个文件尚未发送（{size}）。它们保存在这台计算机上，您再次在此登录后会继续发送。</translation>
    </message>
  </context>
  <context>
    <name>UnsentDialog</name>
    <message>
      <source>Files are still to go</source>
      <translation>还有文件待发送</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>留下</translation>
    </message>
    <message>
      <source>Close all the same</source>
      <translation>仍然关闭</translation>
    </message>
    <message>
      <source>Change person all the same</source>
      <translation>仍然更换用户</translation>
    </message>
  </context>
  <context>
    <name>VitalsFields</name>
    <message>
      <source>Pulse</source>
      <translation>脉搏</translation>
    </message>
    <message>
      <source>Blood pressure, upper</source>
      <translation>收缩压</translation>
    </message>
    <message>
      <source>Blood pressure, lower</source>
      <translation>舒张压</translation>
    </message>
    <message>
      <source>Breathing</source>
      <translation>呼吸</translation>
    </message>
    <message>
      <source>Oxygen saturation</source>
      <translation>血氧饱和度</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>体温</translation>
    </message>
    <message>
      <source>Blood sugar</source>
      <translation>血糖</translation>
    </message>
    <message>
      <source>Pulse, /min</source>
      <translation>脉搏，次/分</translation>
    </message>
    <message>
      <source>Blood pressure, mmHg</source>
      <translation>血压，mmHg</translation>
    </message>
    <message>
      <source>Breathing, /min</source>
      <translation>呼吸，次/分</translation>
    </message>
    <message>
      <source>Oxygen saturation, %</source>
      <translation>血氧饱和度，%</translation>
    </message>
    <message>
      <source>Temperature, °C</source>
      <translation>体温，°C</translation>
    </message>
    <message>
      <source>Blood sugar, mmol/l</source>
      <translation>血糖，mmol/l</translation>
    </message>
  </context>
  <context>
    <name>Voided</name>
    <message>
      <source>a patient without a number</source>
      <translation>一位没有编号的患者</translation>
    </message>
    <message>
      <source>The consult about {which} was ended for good: it was the wrong patient.</source>
      <translation>关于 {which} 的会诊已彻底结束：患者不对。</translation>
    </message>
    <message>
      <source>The consult about {which} was ended for good: it was opened by mistake.</source>
      <translation>关于 {which} 的会诊已彻底结束：误开。</translation>
    </message>
    <message>
      <source>Everybody has left it, and no opinion is possible. For the right patient ask anew.</source>
      <translation>所有人已离开，无法再给出意见。请为正确的患者重新提出请求。</translation>
    </message>
  </context>
  <context>
    <name>Whose</name>
    <message>
      <source>This file shows more than one patient. Is it this patient's?</source>
      <translation>此文件含有不止一位患者。是这位患者的吗？</translation>
    </message>
    <message>
      <source>number</source>
      <translation>号码</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>性别</translation>
    </message>
    <message>
      <source>age</source>
      <translation>年龄</translation>
    </message>
    <message>
      <source>This file names another patient ({what}): {said}. Is it this patient's?</source>
      <translation>此文件写的是另一位患者（{what}）：{said}。是这位患者的吗？</translation>
    </message>
    <message>
      <source>It says: {said}</source>
      <translation>文件中写着：{said}</translation>
    </message>
    <message>
      <source>It says: {said}; others in it: {n}</source>
      <translation>文件中写着：{said}；其中还有其他人：{n}</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>Practice: nobody has to answer</source>
      <translation>练习：无需任何人回答</translation>
    </message>
    <message>
      <source>Please telephone.</source>
      <translation>请打电话联系。</translation>
    </message>
    <message>
      <source>{where}.</source>
      <translation>{where}。</translation>
    </message>
    <message>
      <source>Somebody asks to look on.</source>
      <translation>有人请求旁观。</translation>
    </message>
    <message>
      <source>{name} declined: {reason}</source>
      <translation>{name} 拒绝：{reason}</translation>
    </message>
    <message>
      <source>A specialist</source>
      <translation>一位专家</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>练习</translation>
    </message>
    <message>
      <source>Calls you</source>
      <translation>正在呼叫您</translation>
    </message>
    <message>
      <source>Yours, unattended</source>
      <translation>您的，无人照看</translation>
    </message>
    <message>
      <source>On hold</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>Yours</source>
      <translation>您的</translation>
    </message>
    <message>
      <source>Unattended</source>
      <translation>无人应答</translation>
    </message>
    <message>
      <source>Ringing</source>
      <translation>正在呼叫</translation>
    </message>
    <message>
      <source>Not taken over yet</source>
      <translation>尚未接手</translation>
    </message>
    <message>
      <source>{age} ago</source>
      <translation>{age}前</translation>
    </message>
    <message>
      <source>Called without a request</source>
      <translation>未填写请求直接呼叫</translation>
    </message>
    <message>
      <source>No complaint written</source>
      <translation>没有写主诉</translation>
    </message>
    <message>
      <source>Back to voice</source>
      <translation>恢复通话</translation>
    </message>
    <message>
      <source>Emergency</source>
      <translation>紧急</translation>
    </message>
    <message>
      <source>Urgent</source>
      <translation>较急</translation>
    </message>
    <message>
      <source>Can wait</source>
      <translation>可等待</translation>
    </message>
    <message>
      <source>Life or limb, now</source>
      <translation>危及生命或肢体，立即</translation>
    </message>
    <message>
      <source>Within the hour</source>
      <translation>一小时内</translation>
    </message>
    <message>
      <source>Today is soon enough</source>
      <translation>今天之内即可</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>不到一分钟</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{h} h {m} min</source>
      <translation>{h} 小时 {m} 分钟</translation>
    </message>
    <message>
      <source>{h} h</source>
      <translation>{h} 小时</translation>
    </message>
    <message>
      <source>{n} days</source>
      <translation>{n} 天</translation>
    </message>
    <message>
      <source>1 day</source>
      <translation>1 天</translation>
    </message>
    <message>
      <source>Saving {name}: {done} of {count} parts are here.</source>
      <translation>正在保存 {name}：已有 {done}/{count} 个部分。</translation>
    </message>
    <message>
      <source>now</source>
      <translation>刚刚</translation>
    </message>
    <message>
      <source>{n} d</source>
      <translation>{n} 天</translation>
    </message>
    <message>
      <source>Not sent yet</source>
      <translation>尚未发送</translation>
    </message>
    <message>
      <source>Nobody has answered yet</source>
      <translation>还没有人应答</translation>
    </message>
    <message>
      <source>Waiting for a specialist</source>
      <translation>正在等待专家</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>专家</translation>
    </message>
    <message>
      <source>{name} has not taken it over yet</source>
      <translation>{name} 尚未接手</translation>
    </message>
    <message>
      <source>{name} accepted it and has not come</source>
      <translation>{name} 已接受，但还没有来</translation>
    </message>
    <message>
      <source>{name} has been gone for some time</source>
      <translation>{name} 已离开一段时间</translation>
    </message>
    <message>
      <source>{name} is looking after it</source>
      <translation>{name} 正在处理</translation>
    </message>
    <message>
      <source>{name} has put it on hold</source>
      <translation>{name} 已暂停</translation>
    </message>
    <message>
      <source>Called off</source>
      <translation>已取消</translation>
    </message>
    <message>
      <source>Ended for good</source>
      <translation>已彻底结束</translation>
    </message>
    <message>
      <source>Pulse</source>
      <translation>脉搏</translation>
    </message>
    <message>
      <source>/min</source>
      <translation>次/分</translation>
    </message>
    <message>
      <source>Blood pressure</source>
      <translation>血压</translation>
    </message>
    <message>
      <source>Breathing</source>
      <translation>呼吸</translation>
    </message>
    <message>
      <source>Oxygen saturation</source>
      <translation>血氧饱和度</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>体温</translation>
    </message>
    <message>
      <source>Blood sugar</source>
      <translation>血糖</translation>
    </message>
    <message>
      <source>Closed, no opinion was given</source>
      <translation>已结束，没有给出意见</translation>
    </message>
    <message>
      <source>Opinion by {name}, read</source>
      <translation>{name} 的意见，已读</translation>
    </message>
    <message>
      <source>Opinion by {name}, not read yet</source>
      <translation>{name} 的意见，未读</translation>
    </message>
  </context>
</TS>
